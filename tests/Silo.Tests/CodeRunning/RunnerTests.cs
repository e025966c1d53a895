using Assay.Pipeline;
using Assay.Scoring;
using Assay.Tests.CodeRunnerStandIn;
using Assay.Tests.CodeRunnerStandIn.Faults;

namespace Assay.Silo.Tests.CodeRunning;

public sealed class RunnerTests
{
    [Fact]
    public async Task A_program_is_run_and_everything_about_it_is_told()
    {
        await using var test = await TestRunner.NewAsync(key: "k3y");

        var run = await test.RunAsync("# standin: echo\n# naïve ☕", "3 4\nzwölf");

        Assert.Equal(new CodeRun { Outcome = CodeRunOutcome.Finished, Output = "3 4\nzwölf", Milliseconds = 12, Kilobytes = 3456 }, run);
        var handedIn = Assert.Single(test.Server.Programs.All);
        Assert.Equal((71, "# standin: echo\n# naïve ☕", "3 4\nzwölf", "k3y"), (handedIn.Language, handedIn.Source, handedIn.Input, handedIn.Key));
        Assert.DoesNotContain(test.Log.Lines, line => line.Contains("k3y", StringComparison.Ordinal) || line.Contains("naïve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Limits_are_sent_and_the_expected_output_and_the_network_are_not_given()
    {
        await using var test = await TestRunner.NewAsync();

        await test.RunAsync("# standin: print 1");

        var body = Assert.Single(test.Server.Programs.All).Body.AsObject();
        Assert.Equal(
            ["cpu_time_limit", "enable_network", "language_id", "memory_limit", "source_code", "stdin", "wall_time_limit"],
            body.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal(
            (5m, 10m, 256_000, false),
            (body["cpu_time_limit"]!.GetValue<decimal>(), body["wall_time_limit"]!.GetValue<decimal>(), body["memory_limit"]!.GetValue<int>(), body["enable_network"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData(3, CodeRunOutcome.Finished)]
    [InlineData(4, CodeRunOutcome.Finished)]
    [InlineData(5, CodeRunOutcome.TimeLimit)]
    [InlineData(6, CodeRunOutcome.CompileError)]
    [InlineData(7, CodeRunOutcome.RuntimeError)]
    [InlineData(8, CodeRunOutcome.RuntimeError)]
    [InlineData(9, CodeRunOutcome.RuntimeError)]
    [InlineData(10, CodeRunOutcome.RuntimeError)]
    [InlineData(11, CodeRunOutcome.RuntimeError)]
    [InlineData(12, CodeRunOutcome.RuntimeError)]
    [InlineData(14, CodeRunOutcome.RuntimeError)]
    public async Task Each_status_that_the_program_earned_is_an_outcome(int status, CodeRunOutcome outcome)
    {
        await using var test = await TestRunner.NewAsync();

        var run = await test.RunAsync($"# standin: status {status}\n# standin: print so far");

        Assert.Equal((outcome, "so far"), (run.Outcome, run.Output));
        Assert.Equal(outcome == CodeRunOutcome.CompileError, run.CompilerOutput.Length > 0);
        Assert.Equal(outcome == CodeRunOutcome.RuntimeError && status != 14, run.Error.Length > 0);
    }

    [Fact]
    public async Task A_long_output_is_read_and_an_endless_one_is_not()
    {
        await using var test = await TestRunner.NewAsync(options => options with { MostReplyBytes = 100_000 });

        Assert.Equal(50_000, (await test.RunAsync("# standin: flood 50000")).Output.Length);
        Assert.Equal(CodeRunOutcome.OutputLimit, (await test.RunAsync("# standin: flood 500000")).Outcome);
    }

    [Fact]
    public async Task What_is_too_long_or_in_an_unknown_language_is_not_handed_in()
    {
        await using var test = await TestRunner.NewAsync();

        Assert.Equal(CodeRunOutcome.Refused, (await test.RunAsync(new string('x', CodeRunLimits.Source + 1))).Outcome);
        Assert.Equal(CodeRunOutcome.Refused, (await test.RunAsync("x", new string('x', CodeRunLimits.Input + 1))).Outcome);
        Assert.Equal(CodeRunOutcome.UnknownLanguage, (await test.RunAsync("x", language: "cobol")).Outcome);
        Assert.Empty(test.Server.Programs.All);
    }

    [Fact]
    public async Task The_services_own_numbers_are_used_and_read_once()
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Programs.Languages = [(9, "Python (3.9.0)"), (7, "Python (3.12.0)")];
        test.Server.Faults.Next(FaultKind.Slow, Operation.Languages);

        await Task.WhenAll(test.RunAsync("1"), test.RunAsync("2"), test.RunAsync("3"));

        test.Server.Programs.Languages = [(1, "Python (3.13.0)"), (7, "Ruby")];
        await test.RunAsync("4");
        Assert.All(test.Server.Programs.All, program => Assert.Equal(7, program.Language));
        Assert.Equal(4, test.Server.Programs.All.Count);
    }

    [Fact]
    public async Task No_more_programs_are_at_the_service_than_allowed()
    {
        await using var test = await TestRunner.NewAsync(options => options with { Concurrency = 3 });
        test.Server.Programs.PendingAnswers = 5;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => test.RunAsync($"{number}")));

        Assert.Equal(20, test.Server.Programs.All.Count);
        Assert.Equal(3, test.Server.Programs.MostPending);
    }

    [Fact]
    public async Task Runs_and_outages_are_measured_by_outcome()
    {
        await using var test = await TestRunner.NewAsync();
        var (listener, seen) = test.Measure();
        using var _ = listener;
        test.Server.Faults.Next(FaultKind.QueueFull, Operation.HandIn);

        await Assert.ThrowsAsync<StageException>(() => test.RunAsync("1"));
        await test.RunAsync("# standin: status 6");

        Assert.Equal(
            ["assay.code_runner.run.duration outcome=code_runner_queue_full", "assay.code_runner.run.duration outcome=compile_error"],
            seen);
    }
}
