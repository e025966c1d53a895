using Assay.Scoring;
using Assay.Submissions;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Grains.Tests.Scoring.Models.Wire;

/// <summary>Whole submissions over the wire: every fault of a model ends in the state that <c>deploy/models.md</c> names.</summary>
public sealed class WholeSubmissionTests : IClassFixture<ModelHostFixture>
{
    private readonly ModelHost _host;

    public WholeSubmissionTests(ModelHostFixture fixture)
    {
        _host = fixture.Host;
        _host.Server.Faults.Clear();
        _host.Server.Requests.Clear();
    }

    [Fact]
    public async Task A_submission_is_judged_and_reported_on_by_the_model_with_evidence_and_trace()
    {
        var candidate = await _host.HandInAsync();
        var detail = await candidate.ReportedAsync();

        var (essay, code) = (ModelHost.ScoreOf(detail, "q2"), ModelHost.ScoreOf(detail, "q3"));
        Assert.Equal((ScoreOutcome.Graded, .75m, 3m, "text-analyst"), (essay.Outcome, essay.Score, essay.Points, essay.Grader));
        Assert.Equal((ScoreOutcome.Graded, .75m, 3.75m, "code-analyst"), (code.Outcome, code.Score, code.Points, code.Grader));
        Assert.All(essay.Evidence, span => Assert.StartsWith("An index lets", ModelHost.Answer.Substring(span.Start, span.Length), StringComparison.Ordinal));
        Assert.Equal((3, 64), (essay.Model!.Samples.Length, essay.Model.PromptHash.Length));
        Assert.All(essay.Model.Samples, sample => Assert.True(sample is { Void: null, InputTokens: > 0, OutputTokens: > 0, Criteria.Length: 3 } && sample.Latency > TimeSpan.Zero));
        Assert.Equal(("model", 6, 1), (detail.Evaluation!.Method, detail.Evaluation.Cost.LlmCalls, detail.Evaluation.Cost.McqCalls));
        Assert.Equal(("model-v1", essay.Model.Model), (detail.Report!.GenerationMethod, detail.Report.Model));
        Assert.Equal(7, _host.Server.Requests.Count);
    }

    [Fact]
    public async Task Nothing_of_the_candidate_but_the_answers_is_sent()
    {
        var candidate = await _host.HandInAsync();
        await candidate.ReportedAsync();
        foreach (var secret in new[] { candidate.Id, "candidate@example.com", "Cleo", "admin@example.com" })
            Assert.All(_host.Server.Requests.All, request => Assert.DoesNotContain(secret, request.System + request.User, StringComparison.OrdinalIgnoreCase));
        var report = Assert.Single(_host.Server.Requests.All, request => request.SchemaName == "report");
        Assert.DoesNotContain("without reading all of them", report.System + report.User, StringComparison.Ordinal);
        Assert.DoesNotContain("text[::-1]", report.System + report.User, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Refusal, "model_refused", "refused", 6)]
    [InlineData(FaultKind.ContentFilter, "model_refused", "refused", 6)]
    [InlineData(FaultKind.PromptFiltered, "model_refused", "refused", 6)]
    [InlineData(FaultKind.Truncated, "model_unreadable", "truncated", 8)]
    [InlineData(FaultKind.MalformedContent, "model_unreadable", "unreadable", 8)]
    public async Task A_model_that_gives_no_verdict_leaves_it_to_a_reviewer(FaultKind fault, string reason, string code, int calls)
    {
        _host.Server.Faults.Add(new Fault(fault) { Count = null, Holding = ModelHost.Judging });
        var detail = await (await _host.HandInAsync()).ReportedAsync();

        foreach (var question in new[] { "q2", "q3" })
        {
            var score = ModelHost.ScoreOf(detail, question);
            Assert.Equal((ScoreOutcome.HumanReview, reason, 0m, null), (score.Outcome, score.ReasonCode, score.Points, score.SuggestedScore));
            Assert.All(score.Model!.Samples, sample => Assert.Equal(code, sample.Void));
        }
        Assert.Equal((true, calls, 1m), (detail.Evaluation!.Provisional, detail.Evaluation.Cost.LlmCalls, detail.Evaluation.TotalPoints));
        Assert.Equal(StageStatus.Completed, detail.Session.ScoringStatus);
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests, "model_rate_limited")]
    [InlineData(FaultKind.ServerError, "model_unavailable")]
    [InlineData(FaultKind.Unavailable, "model_unavailable")]
    [InlineData(FaultKind.Cut, "model_unavailable")]
    [InlineData(FaultKind.NoChoices, "model_bad_reply")]
    [InlineData(FaultKind.Hang, "model_timeout")]
    public async Task An_outage_is_tried_again_and_heals(FaultKind fault, string code)
    {
        _host.Server.Faults.Add(new Fault(fault) { Count = null, Holding = ModelHost.Judging });
        var candidate = await _host.HandInAsync(code: null);
        await candidate.Until(detail => detail.Attempts == 1, "failed once");
        _host.Server.Faults.Clear();
        var waiting = await _host.TryAgainAsync(candidate, attempts: 1);
        Assert.Equal((code, 1), (waiting.LastError!.ErrorCode, waiting.AttemptHistory.Length));

        var detail = await candidate.ReportedAsync();
        Assert.Equal((ScoreOutcome.Graded, "model"), (ModelHost.ScoreOf(detail, "q2").Outcome, detail.Evaluation!.Method));
    }

    [Fact]
    public async Task What_was_paid_for_before_an_outage_is_not_asked_again()
    {
        _host.Server.Faults.Add(new Fault(FaultKind.ServerError) { Count = null, Holding = "text[::-1]" });
        var candidate = await _host.HandInAsync();
        await candidate.Until(detail => detail.Attempts == 1, "failed once");
        _host.Server.Faults.Clear();
        await _host.TryAgainAsync(candidate, attempts: 1);
        var detail = await candidate.ReportedAsync();

        Assert.Equal(3, _host.Server.Requests.All.Count(request => request.User.Contains(ModelHost.Answer, StringComparison.Ordinal)));
        Assert.Equal((6, "model"), (detail.Evaluation!.Cost.LlmCalls, detail.Evaluation.Method));
    }

    [Fact]
    public async Task An_outage_that_lasts_fails_after_three_attempts_with_its_code()
    {
        _host.Server.Faults.Add(new Fault(FaultKind.ServerError) { Count = null, Holding = ModelHost.Judging });
        var candidate = await _host.HandInAsync(code: null);
        await _host.TryAgainAsync(candidate, attempts: 1);
        await _host.TryAgainAsync(candidate, attempts: 2);
        var failed = await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        Assert.Equal(("model_unavailable", 3, null), (failed.LastError!.ErrorCode, failed.AttemptHistory.Length, failed.Evaluation));
    }

    [Theory]
    [InlineData(FaultKind.BadRequest, "model_rejected_request")]
    [InlineData(FaultKind.NotFound, "model_rejected_request")]
    public async Task A_rejected_request_fails_at_once(FaultKind fault, string code)
    {
        _host.Server.Faults.Add(new Fault(fault) { Count = null, Holding = ModelHost.Judging });
        var candidate = await _host.HandInAsync(code: null);
        var failed = await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        Assert.Equal((code, 1), (failed.LastError!.ErrorCode, failed.AttemptHistory.Length));
    }

    [Theory]
    [InlineData(FaultKind.Refusal, "model text rejected: refused")]
    [InlineData(FaultKind.Truncated, "model text rejected: truncated")]
    [InlineData(FaultKind.MalformedContent, "model text rejected: unreadable")]
    [InlineData(FaultKind.TooManyRequests, "model failed: model_rate_limited")]
    [InlineData(FaultKind.ServerError, "model failed: model_unavailable")]
    [InlineData(FaultKind.BadRequest, "model failed: model_rejected_request")]
    [InlineData(FaultKind.Hang, "model failed: model_timeout")]
    public async Task A_report_that_the_model_cannot_write_is_the_deterministic_one_and_says_why(FaultKind fault, string why)
    {
        _host.Server.Faults.Add(new Fault(fault) { Count = null, Holding = ModelHost.Reporting });
        var detail = await (await _host.HandInAsync(code: null)).ReportedAsync();
        Assert.Equal(($"deterministic-v1 ({why})", null), (detail.Report!.GenerationMethod, detail.Report.Model));
        Assert.Equal(("model", 0), (detail.Evaluation!.Method, detail.Attempts));
    }
}
