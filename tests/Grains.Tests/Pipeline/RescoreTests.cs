using Assay.Audit;
using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Scoring again, and marks by a human.</summary>
public sealed class RescoreTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task A_rescore_makes_a_second_run_beside_the_first()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var first = await candidate.DetailAsync();

        var ticket = await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        var second = await Reported(candidate, run: 2);

        Assert.Equal((2, StageStatus.InProgress, StageStatus.Pending), (ticket.RunSequence, ticket.ScoringStatus, ticket.ReportStatus));
        Assert.Equal((2, "rescore", first.Evaluation!.Id), (second.Evaluation!.RunSequence, second.Evaluation.Trigger, second.Evaluation.ReEvaluationOf));
        Assert.Equal([(1, "system"), (2, Samples.Admin.Actor)], second.Revisions.Select(revision => (revision.RunSequence, revision.Actor)));
        var old = await candidate.Grain.GetRevision(1, 0);
        Assert.Equal((first.Evaluation.Id, first.Report!.Id), (old!.Evaluation.Id, old.Report!.Id));
        Assert.Equal(second.Report!.Id, (await candidate.Grain.GetRevision(2, 0))!.Report!.Id);
        Assert.Null(await candidate.Grain.GetRevision(3, 0));
    }

    [Fact]
    public async Task A_rescore_during_a_run_is_refused_unless_it_supersedes()
    {
        var candidate = await Candidate.StartAsync(_host);
        var gate = _host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;

        await Refusal.ExpectAsync(ErrorKind.Conflict, "run_in_progress", () => candidate.Grain.Rescore(Samples.Admin, supersede: false));
        _host.Grader.Script(candidate.Id, (_, _) => Task.CompletedTask);
        await candidate.Grain.Rescore(Samples.Admin, supersede: true);
        var detail = await Reported(candidate, run: 2);
        gate.Open();

        Assert.Equal(2, Assert.Single(detail.Revisions).RunSequence);
        await Eventually.True(() => _host.Slots.Used == 0, "both slots are back");
        Assert.Null(await candidate.Grain.GetRevision(1, 0));
    }

    [Fact]
    public async Task A_late_result_of_a_superseded_run_is_discarded()
    {
        var candidate = await Candidate.StartAsync(_host);
        var late = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _host.Grader.Script(candidate.Id, (request, _) =>
        {
            // Deaf to cancellation, as some services are.
            entered.TrySetResult();
            return request.RunSequence == 1 ? late.Task : Task.CompletedTask;
        });
        await candidate.SubmitAsync();
        await entered.Task;

        await candidate.Grain.Rescore(Samples.Admin, supersede: true);
        await Reported(candidate, run: 2);
        var writes = _host.Faults.WritesOf(candidate.Id);
        late.SetResult();

        await Eventually.True(() => _host.Grader.Inside == 0, "the late grader has ended");
        Assert.Equal(writes, _host.Faults.WritesOf(candidate.Id));
        Assert.Equal(2, (await candidate.DetailAsync()).Evaluation!.RunSequence);
        await Eventually.True(() => _host.Slots.Used == 0, "both slots are back");
    }

    [Fact]
    public async Task A_report_that_comes_while_its_run_is_being_superseded_is_kept_with_its_evaluation()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Faults.Plan(candidate.Id, (_, state) => ((SubmissionState)state!).Timeline[^1].Event == "reported" && ((SubmissionState)state!).Run.Number == 1 ? Fault.Hang : Fault.None);
        await candidate.SubmitAsync();
        await candidate.Until(detail => detail.Evaluation is not null, "scored");
        await Eventually.True(() => _host.Faults.Hanging == 1, "the report is being written");

        var order = candidate.Grain.Rescore(Samples.Admin, supersede: true);
        for (var calls = 0; calls < 20; calls++)
            await candidate.DetailAsync();
        _host.Faults.ReleaseHanging();
        await order;
        await Reported(candidate, run: 2);

        Assert.NotNull((await candidate.Grain.GetRevision(1, 0))?.Report);
    }

    [Fact]
    public async Task A_mark_makes_a_new_revision_and_a_new_report_and_survives_a_rescore()
    {
        var candidate = await Candidate.FinishAsync(_host);

        var ticket = await candidate.Grain.Mark(Samples.Admin, "q2", 1m);
        var marked = await candidate.Until(detail => detail is { Evaluation.Revision: 1, ReportStatus: StageStatus.Completed }, "marked");

        Assert.Equal((1, 1, StageStatus.InProgress), (ticket.RunSequence, ticket.Revision, ticket.ReportStatus));
        Assert.Equal((100m, marked.Evaluation!.Id), (marked.Evaluation.Percentage, marked.Report!.EvaluationId));
        Assert.Equal((Samples.Admin.Actor, Samples.Admin.Reason), (marked.Revisions[1].Actor, marked.Revisions[1].Reason));
        Assert.Equal(60m, (await candidate.Grain.GetRevision(1, 0))!.Evaluation.Percentage);
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));

        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        Assert.Equal(100m, (await Reported(candidate, run: 2)).Evaluation!.Percentage);
        Assert.NotNull((await candidate.Grain.GetRevision(1, 1))?.Report);
    }

    [Fact]
    public async Task Marks_are_refused_where_they_make_no_sense()
    {
        var candidate = await Candidate.StartAsync(_host);
        var gate = _host.Grader.Block(candidate.Id);
        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_submitted", () => candidate.Grain.Mark(Samples.Admin, "q2", 1m));
        await candidate.SubmitAsync();
        await gate.Entered;
        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_scored", () => candidate.Grain.Mark(Samples.Admin, "q2", 1m));
        gate.Open();
        await candidate.ReportedAsync();

        await Refusal.ExpectAsync(ErrorKind.Unprocessable, "invalid_score", () => candidate.Grain.Mark(Samples.Admin, "q2", 1.01m));
        await Refusal.ExpectAsync(ErrorKind.Unprocessable, "invalid_score", () => candidate.Grain.Mark(Samples.Admin, "q2", -0.01m));
        await Refusal.ExpectAsync(ErrorKind.NotFound, "question_not_found", () => candidate.Grain.Mark(Samples.Admin, "q9", 1m));
        var again = _host.Grader.Block(candidate.Id);
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        await again.Entered;
        var busy = await Assert.ThrowsAsync<AssayException>(() => candidate.Grain.Mark(Samples.Admin, "q2", 1m));
        Assert.Equal(ErrorKind.Conflict, busy.Kind);
        again.Open();
        Assert.Empty((await Reported(candidate, run: 2)).Marks);
    }

    [Fact]
    public async Task Orders_are_in_the_audit_exactly_when_they_are_in_the_row()
    {
        var candidate = await Candidate.FinishAsync(_host);
        _host.Faults.Plan(candidate.Id, (_, state) => ((SubmissionState)state!).Timeline[^1].Event == "marked" ? Fault.FailBefore : Fault.None);
        await Assert.ThrowsAsync<AssayException>(() => candidate.Grain.Mark(Samples.Admin, "q2", 0.25m));
        Assert.Equal(["submission.created"], await AuditOfAsync(candidate));
        _host.Faults.Plan(candidate.Id, _ => Fault.None);

        await candidate.Grain.Mark(Samples.Admin, "q2", 0.5m);
        await candidate.Until(detail => detail is { Evaluation.Revision: 1, ReportStatus: StageStatus.Completed }, "marked");
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        await Reported(candidate, run: 2);

        Assert.Equal(["submission.rescore", "submission.marked", "submission.created"], await AuditOfAsync(candidate));
    }

    [Fact]
    public async Task Nothing_is_scored_again_before_it_was_handed_in()
    {
        var candidate = await Candidate.StartAsync(_host);

        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_submitted", () => candidate.Grain.Rescore(Samples.Admin, supersede: true));
        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_submitted", () => candidate.Grain.Retry(Samples.Admin));
    }

    private async Task<IEnumerable<string>> AuditOfAsync(Candidate candidate) =>
        (await _host.Audit.ListAsync(new AuditQuery { Subject = candidate.Id }, CancellationToken.None)).Entries.Select(entry => entry.Action);

    private static Task<SubmissionDetail> Reported(Candidate candidate, int run) =>
        candidate.Until(detail => detail.RunSequence == run && detail.ReportStatus == StageStatus.Completed, $"reported, run {run}");
}
