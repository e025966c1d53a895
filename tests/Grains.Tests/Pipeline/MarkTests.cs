using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>A human's mark against whatever machines do at the same time.</summary>
public sealed class MarkTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task A_mark_keeps_its_actor_reason_and_time_and_asks_no_grader_again()
    {
        var candidate = await Candidate.FinishAsync(_host);
        await candidate.Grain.Mark(Samples.Admin, "q2", 0.25m);
        var detail = await Marked(candidate, run: 1, revision: 1);

        AssertMarked(detail, 0.25m);
        Assert.Equal(new HumanMark("q2", 0.25m, Samples.Admin.Actor, Samples.Admin.Reason, detail.Evaluation!.CompletedAt), Assert.Single(detail.Marks));
        var calls = _host.Grader.CallsOf(candidate.Id);
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        AssertMarked(await Marked(candidate, run: 2, revision: 0), 0.25m);
        Assert.Equal(calls, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_second_mark_replaces_the_first_and_both_stay_in_the_revisions()
    {
        var candidate = await Candidate.FinishAsync(_host);
        await candidate.Grain.Mark(Samples.Admin, "q2", 0.25m);
        await Marked(candidate, run: 1, revision: 1);
        await candidate.Grain.Mark(new AdminCommand("other@example.com", "a better look"), "q2", 0.75m);
        var detail = await Marked(candidate, run: 1, revision: 2);

        Assert.Equal(("other@example.com", "a better look", 0.75m), (detail.Marks.Single().Actor, detail.Marks.Single().Reason, detail.Marks.Single().Score));
        var old = (await candidate.Grain.GetRevision(1, 1))!.Evaluation.Questions[1];
        Assert.Equal((Samples.Admin.Actor, Samples.Admin.Reason, 0.25m), (old.MarkedBy, old.MarkReason, old.Score));
    }

    [Fact]
    public async Task A_mark_whose_report_is_superseded_by_a_rescore_stands()
    {
        var candidate = await Candidate.FinishAsync(_host);
        _host.Faults.Plan(candidate.Id, (_, state) => ((SubmissionState)state!).Timeline[^1].Event == "reported" && ((SubmissionState)state!).Run.Number == 1 ? Fault.Hang : Fault.None);
        await candidate.Grain.Mark(Samples.Admin, "q2", 1m);
        await Eventually.True(() => _host.Faults.Hanging == 1, "the mark's report is being written");

        var order = candidate.Grain.Rescore(Samples.Admin, supersede: true);
        await candidate.DetailAsync();
        _host.Faults.ReleaseHanging();
        await order;

        AssertMarked(await Marked(candidate, run: 2, revision: 0), 1m);
    }

    [Fact]
    public async Task A_grade_that_comes_after_the_mark_is_discarded()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var late = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _host.Grader.Script(candidate.Id, (request, _) =>
        {
            // Deaf to cancellation, as some services are.
            if (request.RunSequence != 2)
                return Task.CompletedTask;
            entered.TrySetResult();
            return late.Task;
        });
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        await entered.Task;
        await candidate.Grain.Rescore(Samples.Admin, supersede: true);
        await Marked(candidate, run: 3, revision: 0);
        await candidate.Grain.Mark(Samples.Admin, "q2", 1m);
        await Marked(candidate, run: 3, revision: 1);
        var writes = _host.Faults.WritesOf(candidate.Id);
        late.SetResult();

        await Eventually.True(() => _host.Grader.Inside == 0, "the late grader has ended");
        AssertMarked(await candidate.DetailAsync(), 1m);
        Assert.Equal(writes, _host.Faults.WritesOf(candidate.Id));
        await Eventually.True(() => _host.Slots.Used == 0, "every slot is back");
    }

    private static void AssertMarked(SubmissionDetail detail, decimal score)
    {
        var question = detail.Evaluation!.Questions[1];
        Assert.Equal((ScoreOutcome.Marked, score, Samples.Admin.Actor, Samples.Admin.Reason), (question.Outcome, question.Score, question.MarkedBy, question.MarkReason));
    }

    private static Task<SubmissionDetail> Marked(Candidate candidate, int run, int revision) => candidate.Until(
        detail => detail.ReportStatus == StageStatus.Completed && detail.Evaluation!.RunSequence == run && detail.Evaluation.Revision == revision,
        $"reported, run {run}, revision {revision}");
}
