using Assay.Pipeline;
using Assay.Scoring;
using Assay.Tests.CodeRunnerStandIn;
using Assay.Tests.CodeRunnerStandIn.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Silo.Tests.CodeRunning;

public sealed class RunnerFaultTests
{
    // The first try and its repetitions.
    private const int AllTries = 3;

    private static readonly Operation[] Operations = [Operation.Languages, Operation.HandIn, Operation.Result];

    public static TheoryData<Operation> EveryCall { get; } = new(Operations);

    public static TheoryData<FaultKind, Operation> PassingFaults { get; } = Every(FaultKind.Cut, FaultKind.ServerError, FaultKind.Slow);

    public static TheoryData<FaultKind, Operation> UnreadableReplies { get; } = Every(FaultKind.Malformed, FaultKind.Strange);

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_fault_that_passes_costs_nothing_but_time(FaultKind kind, Operation operation)
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(kind, operation, AllTries - 1);

        Assert.Equal("1", (await test.RunAsync("# standin: print 1")).Output);
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_call_that_hangs_is_given_up_and_tried_again(Operation operation)
    {
        await using var test = await TestRunner.NewAsync(options => options with { TryLimit = TimeSpan.FromMilliseconds(700) });
        test.Server.Faults.Next(FaultKind.Hang, operation);

        Assert.Equal("1", (await test.RunAsync("# standin: print 1")).Output);

        test.Server.Faults.Next(FaultKind.Hang, operation == Operation.Languages ? Operation.HandIn : operation, AllTries);
        await FailsAsync(test, "code_runner_timeout");
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_reply_that_never_ends_is_given_up(Operation operation)
    {
        await using var test = await TestRunner.NewAsync(options => options with { CallLimit = TimeSpan.FromMilliseconds(500) });
        test.Server.Faults.Next(FaultKind.Drip, operation);

        await FailsAsync(test, "code_runner_timeout");
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_service_that_keeps_failing_is_unavailable(Operation operation)
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(FaultKind.ServerError, operation, AllTries);
        await FailsAsync(test, "code_runner_unavailable");

        test.Server.Faults.Next(FaultKind.Cut, operation, AllTries);
        await FailsAsync(test, "code_runner_unavailable");
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_full_queue_is_not_hammered_and_its_wait_is_passed_on(Operation operation)
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Add(new Fault(FaultKind.QueueFull) { Operation = operation, RetryAfter = 90 });
        Assert.Equal(TimeSpan.FromSeconds(90), (await FailsAsync(test, "code_runner_queue_full")).RetryAfter);

        test.Server.Faults.Add(new Fault(FaultKind.TooManyRequests) { Operation = operation });
        Assert.Null((await FailsAsync(test, "code_runner_queue_full")).RetryAfter);

        // Each fault struck once: nothing was repeated.
        Assert.Equal(CodeRunOutcome.Finished, (await test.RunAsync("1")).Outcome);
    }

    [Theory]
    [MemberData(nameof(UnreadableReplies))]
    public async Task A_reply_that_cannot_be_read_is_a_fault_of_the_service(FaultKind kind, Operation operation)
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(kind, operation);

        Assert.False((await FailsAsync(test, "code_runner_unreadable")).Permanent);
    }

    [Theory]
    [InlineData(FaultKind.StuckInQueue, "code_runner_stuck_in_queue")]
    [InlineData(FaultKind.StuckProcessing, "code_runner_timeout")]
    public async Task A_program_that_gets_no_result_is_given_up_after_the_limit(FaultKind kind, string code)
    {
        var clock = new FakeTimeProvider();
        await using var test = await TestRunner.NewAsync(options => options with { LongestPause = TimeSpan.FromSeconds(2) }, clock);
        test.Server.Faults.Next(kind, Operation.HandIn);
        var begun = clock.GetUtcNow();

        var failing = FailsAsync(test, code);
        await ServiceBus.Eventually.True(
            () =>
            {
                clock.Advance(TimeSpan.FromMilliseconds(100));
                return failing.IsCompleted;
            },
            "it was given up");

        await failing;
        Assert.True(clock.GetUtcNow() - begun >= TimeSpan.FromSeconds(40), "it was given up too early");
    }

    [Theory]
    [InlineData("# standin: status 13", "code_runner_internal_error")]
    [InlineData("# standin: status 0", "code_runner_unreadable")]
    [InlineData("# standin: status 15", "code_runner_unreadable")]
    public async Task The_services_own_failure_is_never_the_programs(string source, string code)
    {
        await using var test = await TestRunner.NewAsync();

        Assert.False((await FailsAsync(test, code, source)).Permanent);
    }

    [Fact]
    public async Task A_result_that_the_service_has_lost_is_an_outage()
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(FaultKind.NotFound, Operation.Result);

        await FailsAsync(test, "code_runner_unavailable");
    }

    [Fact]
    public async Task A_refused_program_is_refused_and_its_fields_are_logged()
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(FaultKind.Unprocessable, Operation.HandIn);

        Assert.Equal(CodeRunOutcome.Refused, (await test.RunAsync("1")).Outcome);
        Assert.Contains(test.Log.Lines, line => line.Contains("refuses a program for its cpu_time_limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_key_is_a_failure_for_good()
    {
        await using var test = await TestRunner.NewAsync(options => options with { Key = "other" }, key: "k3y");

        Assert.True((await FailsAsync(test, "code_runner_key_refused")).Permanent);
    }

    [Fact]
    public async Task Only_a_service_without_a_list_of_languages_gets_the_usual_numbers()
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(FaultKind.NotFound, Operation.Languages);
        test.Server.Programs.Languages = [(54, "C++ (Clang 7.0.1)"), (1, "C++ (GCC 15.0.0)")];

        await test.RunAsync("1", language: "cpp");

        Assert.Equal(54, Assert.Single(test.Server.Programs.All).Language);
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(FaultKind.ServerError, Operation.Languages, 100);
        for (var number = 0; number < 10; number++)
            await FailsAsync(test, "code_runner_unavailable");

        test.Server.Faults.Clear();
        var refusal = await FailsAsync(test, "code_runner_unavailable");

        Assert.InRange(refusal.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15));
        Assert.Empty(test.Server.Programs.All);
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_run_that_nobody_waits_for_ends(Operation operation)
    {
        await using var test = await TestRunner.NewAsync();
        test.Server.Faults.Next(FaultKind.Hang, operation);
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.RunAsync("1", cancellationToken: gone.Token));
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unavailable()
    {
        await using var test = await TestRunner.NewAsync();
        await test.Server.DisposeAsync();

        Assert.False((await FailsAsync(test, "code_runner_unavailable")).Permanent);
    }

    private static async Task<StageException> FailsAsync(TestRunner test, string code, string source = "# standin: print 1")
    {
        var failure = await Assert.ThrowsAsync<StageException>(() => test.RunAsync(source));
        Assert.Equal(code, failure.Code);
        Assert.DoesNotContain("standin", failure.Message, StringComparison.Ordinal);
        return failure;
    }

    private static TheoryData<FaultKind, Operation> Every(params FaultKind[] kinds)
    {
        var data = new TheoryData<FaultKind, Operation>();
        foreach (var kind in kinds)
        {
            foreach (var operation in Operations)
                data.Add(kind, operation);
        }

        return data;
    }
}
