using Assay.Grains.Tests.Scoring;
using Assay.Grains.Tests.Scoring.Models;
using Assay.Pipeline;
using Assay.Reports;
using Assay.Scoring;
using Assay.Scoring.Models;
using Assay.Submissions;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Grains.Tests.Reports.Models;

public sealed class ModelReportWriterTests
{
    [Fact]
    public async Task A_models_texts_stand_between_figures_that_code_states()
    {
        var report = await ModelReports.WriteAsync(ModelReports.Reply());
        Assert.Equal(("model-v1", "gpt-test", "hash"), (report.GenerationMethod, report.Model, report.PromptHash));
        Assert.Equal(
            "In “Networks” the candidate reached 3.33 of 11 points (30.3 %), in the band “Below expectations”. This score is provisional: 1 question must still be marked by a reviewer "
            + "and counts 0 so far, so the final result can lie anywhere between 30.3 % and 75.76 %. " + ModelReports.Summary, report.ExecutiveSummary);
        Assert.Equal(["Networking: 2 of 2 points (100 %). Its question was answered rightly."], report.Strengths.ToArray());
        Assert.Equal(["Routing: 1.33 of 4 points (33.33 %). The metric was missing."], report.AreasForDevelopment.ToArray());
        Assert.StartsWith("Have a reviewer mark question 3 before deciding", report.Recommendations[0], StringComparison.Ordinal);
        Assert.Equal("Talk through how a route is chosen.", report.Recommendations[^1]);
        Assert.Contains("Score: 1.33 of 4 points (33.33 %).\nThe answer left out how routes are weighed.", report.DetailedAnalysis, StringComparison.Ordinal);
        Assert.DoesNotContain("The answer covers little.", report.DetailedAnalysis, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_leaves_out_code_says()
    {
        var report = await ModelReports.WriteAsync(ScriptedDesk.Reply(
            """{"summary":"A short one.","questions":[],"strengths":[],"areas":[],"recommendations":["Talk about routes."]}"""));
        Assert.Equal("model-v1", report.GenerationMethod);
        Assert.Contains("The answer covers little.", report.DetailedAnalysis, StringComparison.Ordinal);
        Assert.Equal(["Networking: 2 of 2 points (100 %). 1 of 1 multiple-choice question was answered correctly."], report.Strengths.ToArray());
    }

    [Fact]
    public async Task What_the_report_cost_is_kept_with_it_rejected_or_not()
    {
        var expected = new CostBreakdown(0, 1, 120) { InputTokens = 100, OutputTokens = 20, CostUsd = .002m, Latency = TimeSpan.FromSeconds(2) };
        Assert.Equal(expected, (await ModelReports.WriteAsync(ModelReports.Reply())).Cost);
        var rejected = await ModelReports.WriteAsync(ScriptedDesk.Reply("no"));
        Assert.Equal((expected, null, "deterministic-v1 (model text rejected: unreadable)"), (rejected.Cost, rejected.Model, rejected.GenerationMethod));
    }

    [Fact]
    public async Task Neither_answers_nor_keys_nor_people_are_sent()
    {
        var desk = new ScriptedDesk(_ => ModelReports.Reply());
        var evaluation = Make.Scorer(Make.NoGrader).ApplyMark(await ModelReports.EvaluateAsync(), Make.Mark("c", .8m));
        var traced = evaluation with
        {
            Questions = [.. evaluation.Questions.Select(score => score with { Model = new() { Samples = [new() { Quotes = ["RAW QUOTE"] }] }, Evidence = [new("RAW TERM", 0, 3, 1)] })],
        };
        await ModelReports.Writer(desk).WriteAsync(await ModelReports.RequestAsync() with { Evaluation = traced }, CancellationToken.None);
        var (key, prompt) = Assert.Single(desk.Asked);
        Assert.Equal(new PaidKey(Make.SubmissionId, 1, Stage.Report, "", 2), key);
        Assert.Equal(ModelAgent.ReportSynthesizer, prompt.Agent);
        foreach (var secret in new[] { "RAW", "SECRET", "admin@example.org", "read it myself", Make.SubmissionId, "correctOption" })
            Assert.DoesNotContain(secret, prompt.Instructions + prompt.Input, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_revision_is_a_call_of_its_own_under_the_same_instructions()
    {
        var desk = new ScriptedDesk(_ => ModelReports.Reply());
        var request = await ModelReports.RequestAsync();
        var marked = Make.Scorer(Make.NoGrader).ApplyMark(request.Evaluation, Make.Mark("c", .8m));
        await ModelReports.Writer(desk).WriteAsync(request, CancellationToken.None);
        await ModelReports.Writer(desk).WriteAsync(request with { Evaluation = marked }, CancellationToken.None);
        Assert.Equal([1, 2], desk.Asked.Select(asked => asked.Key.Sample));
        Assert.Equal(desk.Asked[0].Prompt.Instructions, desk.Asked[1].Prompt.Instructions);
    }

    [Theory]
    [InlineData(ModelEnding.Refused, "refused")]
    [InlineData(ModelEnding.Truncated, "truncated")]
    public async Task A_reply_that_ended_otherwise_is_rejected(ModelEnding ending, string why)
    {
        var report = await ModelReports.WriteAsync(ModelReports.Reply() with { Ending = ending });
        Assert.Equal($"deterministic-v1 (model text rejected: {why})", report.GenerationMethod);
    }

    [Fact]
    public async Task While_the_model_cannot_be_had_the_deterministic_report_stands_and_says_so()
    {
        var request = await ModelReports.RequestAsync();
        var desk = new ScriptedDesk((PaidKey _) => throw new StageException("model_unavailable", "The model does not answer."));
        var report = await ModelReports.Writer(desk).WriteAsync(request, CancellationToken.None);
        Assert.Equal(("deterministic-v1 (model failed: model_unavailable)", null, null), (report.GenerationMethod, report.Model, report.Cost));
        Assert.Equal(ModelReports.AllText(await new DeterministicReportWriter(TimeProvider.System).WriteAsync(request, CancellationToken.None)), ModelReports.AllText(report));
    }

    [Fact]
    public async Task A_model_that_hangs_leaves_time_for_the_deterministic_report()
    {
        var clock = new FakeTimeProvider(Make.Noon);
        var desk = new ScriptedDesk((_, _, _) => new TaskCompletionSource<ModelReply>().Task);
        var writing = ModelReports.Writer(desk, clock).WriteAsync(await ModelReports.RequestAsync(), CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(95));
        Assert.False(writing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("deterministic-v1 (model failed: model_timeout)", (await writing).GenerationMethod);
    }

    [Fact]
    public async Task A_pause_and_a_cancellation_are_passed_on()
    {
        var request = await ModelReports.RequestAsync();
        var paused = new ScriptedDesk((PaidKey _) => throw new InvalidOperationException("paused"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ModelReports.Writer(paused).WriteAsync(request, CancellationToken.None));
        using var cancelled = new CancellationTokenSource();
        var waiting = new ScriptedDesk((_, _, token) =>
        {
            cancelled.Cancel();
            return new TaskCompletionSource<ModelReply>().Task.WaitAsync(token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ModelReports.Writer(waiting).WriteAsync(request, cancelled.Token));
    }
}
