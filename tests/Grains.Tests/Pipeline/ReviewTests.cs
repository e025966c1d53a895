using Assay.Catalog;
using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Reviews;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Answers that wait for a human, and how they stop waiting.</summary>
public sealed class ReviewTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task An_answer_waits_since_its_scoring_whatever_is_scored_again_until_it_is_marked()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Doubts[candidate.Id] = "no_reference";
        await candidate.SubmitAsync();
        var first = await candidate.ReportedAsync();
        var since = first.Evaluation!.CompletedAt;
        AssertWaits(first, since, "no_reference");

        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        _host.Grader.Doubts[candidate.Id] = "low_confidence";
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        var again = await Reported(candidate, run: 2);
        AssertWaits(again, since, "low_confidence");
        Assert.Equal((20m, 100m), (again.Evaluation!.LowestPercentage, again.Evaluation.HighestPercentage));
        var listed = await ListedAsync(candidate);
        Assert.Equal((1, since, "low_confidence", 20m, 100m), (listed!.ReviewCount, listed.ReviewSince, listed.ReviewReasons, listed.OverallScore, listed.HighestScore));

        // A mark for the other question does not reset it.
        await candidate.Grain.Mark(Samples.Admin, "q1", 0m);
        AssertWaits(await candidate.Until(detail => detail is { Evaluation.Revision: 1, ReportStatus: StageStatus.Completed }, "marked"), since, "low_confidence");
        await candidate.Grain.Mark(Samples.Admin, "q2", 1m);
        Assert.Empty((await candidate.Until(detail => detail is { Evaluation.Revision: 2, ReportStatus: StageStatus.Completed }, "marked twice")).Waiting);
        Assert.Null(await ListedAsync(candidate));
    }

    [Fact]
    public async Task An_answer_that_waits_anew_waits_since_then()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Doubts[candidate.Id] = "no_reference";
        await candidate.SubmitAsync();
        await candidate.ReportedAsync();
        _host.Grader.Doubts.TryRemove(candidate.Id, out _);
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        Assert.Empty((await Reported(candidate, run: 2)).Waiting);

        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        _host.Grader.Doubts[candidate.Id] = "no_reference";
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        var third = await Reported(candidate, run: 3);
        AssertWaits(third, third.Evaluation!.CompletedAt, "no_reference");
    }

    [Fact]
    public async Task A_regrade_request_joins_the_queue_keeps_the_score_survives_a_rescore_and_ends_with_a_mark()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var asked = await candidate.Grain.RequestRegrade(Samples.Admin, "q2");
        var waiting = await candidate.DetailAsync();
        AssertWaits(waiting, asked.At, ReviewQueue.RegradeRequested);
        Assert.Equal((60m, 60m, false, 0), (waiting.Evaluation!.Percentage, waiting.Evaluation.HighestPercentage, waiting.Evaluation.Provisional, waiting.Evaluation.Revision));
        Assert.Equal(ReviewQueue.RegradeRequested, (await ListedAsync(candidate))!.ReviewReasons);

        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(asked, await candidate.Grain.RequestRegrade(new AdminCommand("other@example.com", "another reason"), "q2"));
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        var second = await Reported(candidate, run: 2);
        AssertWaits(second, asked.At, ReviewQueue.RegradeRequested);
        Assert.Equal(asked, second.Evaluation!.Questions[1].Regrade);

        await candidate.Grain.Mark(Samples.Admin, "q2", 1m);
        var marked = await candidate.Until(detail => detail is { Evaluation.Revision: 1, ReportStatus: StageStatus.Completed }, "marked");
        Assert.Empty(marked.Waiting);
        Assert.Null(marked.Evaluation!.Questions[1].Regrade);
        Assert.Equal(
            ["submission.marked", "submission.rescore", "submission.regrade_requested", "submission.created"],
            (await _host.Audit.ListAsync(new() { Subject = candidate.Id }, CancellationToken.None)).Entries.Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_regrade_request_that_comes_while_a_run_is_going_is_kept()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var gate = _host.Grader.Block(candidate.Id);
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        await gate.Entered;
        var asked = await candidate.Grain.RequestRegrade(Samples.Admin, "q2");
        gate.Open();

        AssertWaits(await Reported(candidate, run: 2), asked.At, ReviewQueue.RegradeRequested);
    }

    [Fact]
    public async Task An_answer_that_waits_already_gets_the_request_as_a_second_reason()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Doubts[candidate.Id] = "no_reference";
        await candidate.SubmitAsync();
        var first = await candidate.ReportedAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await candidate.Grain.RequestRegrade(Samples.Admin, "q2");

        AssertWaits(await candidate.DetailAsync(), first.Evaluation!.CompletedAt, "no_reference", ReviewQueue.RegradeRequested);
    }

    [Fact]
    public async Task A_regrade_request_is_refused_where_there_is_nothing_to_look_at_again()
    {
        var candidate = await Candidate.StartAsync(_host);
        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_submitted", () => candidate.Grain.RequestRegrade(Samples.Admin, "q2"));
        var gate = _host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_scored", () => candidate.Grain.RequestRegrade(Samples.Admin, "q2"));
        gate.Open();
        await candidate.ReportedAsync();

        await Refusal.ExpectAsync(ErrorKind.NotFound, "question_not_found", () => candidate.Grain.RequestRegrade(Samples.Admin, "q9"));
        await candidate.Grain.Erase(Samples.Admin);
        await Refusal.ExpectAsync(ErrorKind.Gone, "submission_erased", () => candidate.Grain.RequestRegrade(Samples.Admin, "q2"));
        Assert.Null(await ListedAsync(candidate));
    }

    [Fact]
    public async Task A_request_whose_write_fails_is_neither_kept_nor_in_the_audit_and_may_be_repeated()
    {
        var candidate = await Candidate.FinishAsync(_host);
        _host.Faults.Plan(candidate.Id, _ => Fault.FailBefore);
        await Assert.ThrowsAsync<AssayException>(() => candidate.Grain.RequestRegrade(Samples.Admin, "q2"));
        _host.Faults.Plan(candidate.Id, _ => Fault.None);
        Assert.Empty((await candidate.DetailAsync()).Waiting);

        _host.Faults.Plan(candidate.Id, number => Fault.TimeOutAfter);
        await Assert.ThrowsAsync<AssayException>(() => candidate.Grain.RequestRegrade(Samples.Admin, "q2"));
        _host.Faults.Plan(candidate.Id, _ => Fault.None);
        await candidate.Grain.RequestRegrade(Samples.Admin, "q2");
        Assert.Single(
            (await _host.Audit.ListAsync(new() { Subject = candidate.Id }, CancellationToken.None)).Entries,
            entry => entry.Action == "submission.regrade_requested");
    }

    private static void AssertWaits(SubmissionDetail detail, DateTimeOffset since, params string[] reasons)
    {
        var waiting = Assert.Single(detail.Waiting);
        Assert.Equal(("q2", since), (waiting.QuestionId, waiting.Since));
        Assert.Equal(reasons, waiting.Reasons);
    }

    private async Task<SubmissionListItem?> ListedAsync(Candidate candidate) =>
        (await _host.Catalog.ReviewsAsync(new ReviewQuery { Limit = 200 }, CancellationToken.None)).Items.SingleOrDefault(item => item.SubmissionId == candidate.Id);

    private static Task<SubmissionDetail> Reported(Candidate candidate, int run) =>
        candidate.Until(detail => detail.RunSequence == run && detail.ReportStatus == StageStatus.Completed, $"reported, run {run}");
}
