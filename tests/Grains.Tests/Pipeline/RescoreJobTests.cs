using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.RescoreJobs;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Scoring a whole assessment again, behind fresh work.</summary>
public sealed class RescoreJobTests
{
    private static readonly Action<PipelineOptions> Quick = options => options.RescoreInterval = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Every_submission_handed_in_before_the_order_is_scored_again_with_its_old_and_new_score()
    {
        await using var host = await PipelineHost.StartAsync(Quick);
        var candidates = await Jobs.FinishManyAsync(host, 5);
        var marked = candidates[3];
        await marked.Grain.Mark(Samples.Admin, "q2", 1m);
        await marked.Until(detail => detail is { Evaluation.Revision: 1, ReportStatus: StageStatus.Completed }, "marked");
        await Candidate.StartAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var job = await Jobs.OrderAsync(host, trigger: "model_upgrade");
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await Candidate.FinishAsync(host);
        var done = await Jobs.EndedAsync(job);

        Assert.Equal((RescoreJobState.Completed, 5, 0, 0), (done.State, done.Done, done.Failed, done.Skipped));
        var items = await Jobs.ItemsAsync(job, limit: 2);
        Assert.Equal(candidates.Select(candidate => candidate.Id), items.Select(item => item.SubmissionId));
        Assert.All(items, item => Assert.Equal(item.SubmissionId == marked.Id ? (100m, 100m) : (60m, 60m), (item.OldPercentage, item.NewPercentage)));
        Assert.All(items, item => Assert.Equal((RescoreItemState.Done, 2), (item.State, item.RunSequence)));
        Assert.Equal("model_upgrade", (await candidates[0].DetailAsync()).Evaluation!.Trigger);
        Assert.Equal(1, (await late.DetailAsync()).RunSequence);
        Assert.Equal(
            ["assessment.rescore_completed", "assessment.rescore_ordered"],
            (await host.Audit.ListAsync(new() { Subject = Samples.AssessmentId }, CancellationToken.None)).Entries.Select(entry => entry.Action));
        await Eventually.Holds(() => host.Store.RemindersAsync(job.GetPrimaryKeyString()), found => found.Count == 0, "the reminder is gone");
    }

    [Fact]
    public async Task Only_those_that_were_asked_for_are_items()
    {
        await using var host = await PipelineHost.StartAsync(Quick);
        var sure = await Candidate.FinishAsync(host);
        var doubtful = await Candidate.StartAsync(host);
        host.Grader.Doubts[doubtful.Id] = "no_reference";
        await doubtful.SubmitAsync();
        await doubtful.ReportedAsync();
        var failed = await Candidate.StartAsync(host);
        host.Grader.Fail(failed.Id, call => call <= 2 ? new StageException("grader_refused", "no", permanent: true) : null);
        await failed.SubmitAsync();
        await failed.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        host.Clock.Advance(TimeSpan.FromSeconds(1));

        var provisional = await Jobs.OrderAsync(host, only: RescoreOnly.Provisional);
        await Jobs.EndedAsync(provisional);
        Assert.Equal(doubtful.Id, Assert.Single(await Jobs.ItemsAsync(provisional)).SubmissionId);

        var failures = await Jobs.OrderAsync(host, only: RescoreOnly.Failed);
        Assert.Equal(1, (await Jobs.EndedAsync(failures)).Failed);
        Assert.Equal((failed.Id, "grader_refused"), await Jobs.ItemsAsync(failures) is [var item] ? (item.SubmissionId, item.Code) : default);
        var again = await Jobs.OrderAsync(host, only: RescoreOnly.Failed);
        Assert.Equal(1, (await Jobs.EndedAsync(again)).Done);
        Assert.Equal(1, (await sure.DetailAsync()).RunSequence);
    }

    [Fact]
    public async Task A_fresh_submission_overtakes_what_the_job_has_not_begun()
    {
        await using var host = await PipelineHost.StartAsync(options =>
        {
            Quick(options);
            options.JobSlots = 1;
        });
        var candidates = await Jobs.FinishManyAsync(host, 4);
        var fresh = await Candidate.StartAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var gate = host.Grader.Block();
        var job = await Jobs.OrderAsync(host);
        await gate.Entered;
        await fresh.SubmitAsync();
        Assert.Equal((3, 1), await job.Get() is { } before ? (before.Queued, before.Running) : default);
        host.Grader.Default = null;
        gate.Open();
        await Jobs.EndedAsync(job);
        await fresh.ReportedAsync();

        var order = host.Grader.Calls.Select(call => (call.SubmissionId, call.RunSequence)).Distinct().Skip(candidates.Count).ToList();
        Assert.Equal([(candidates[0].Id, 2), (fresh.Id, 1)], order.Take(2));
        Assert.Equal(candidates.Skip(1).Select(candidate => (candidate.Id, 2)), order.Skip(2));
    }

    [Fact]
    public async Task Nothing_begins_while_a_submission_waits_though_slots_are_free()
    {
        await using var host = await PipelineHost.StartAsync(Quick);
        var candidate = await Candidate.FinishAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var waiting = await Rows.InsertAsync(host, state => state);
        var job = await Jobs.OrderAsync(host);

        // The turn that lists would begin as well.
        await Eventually.Holds(job.Get, seen => seen is { ListedAll: true, Queued: 1, Running: 0 }, "listed and not begun");
        await waiting.Grain.Wake();
        Assert.Equal(1, (await Jobs.EndedAsync(job)).Done);
        Assert.Equal([(candidate.Id, 1), (waiting.Id, 1), (candidate.Id, 2)], host.Grader.Calls.Select(call => (call.SubmissionId, call.RunSequence)));
    }

    [Fact]
    public async Task A_paused_job_begins_nothing_until_it_is_resumed_and_a_cancelled_one_never_again()
    {
        await using var host = await PipelineHost.StartAsync(options =>
        {
            Quick(options);
            options.RescoreInFlight = 1;
        });
        var candidates = await Jobs.FinishManyAsync(host, 3);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var gate = host.Grader.Block(candidates[0].Id);
        var job = await Jobs.OrderAsync(host);
        await gate.Entered;
        Assert.Equal(RescoreJobState.Paused, (await job.Pause(Samples.Admin)).State);
        gate.Open();
        await Eventually.Holds(job.Get, seen => seen!.Done == 1, "what had begun has ended");
        await Eventually.Holds(() => host.Store.RemindersAsync(job.GetPrimaryKeyString()), found => found.Count == 0, "the job rests");
        Assert.Equal(2, (await job.Pause(Samples.Admin)).Queued);

        gate = host.Grader.Block(candidates[1].Id);
        await job.Resume(Samples.Admin);
        await gate.Entered;
        Assert.Equal((RescoreJobState.Cancelled, 1), await job.Cancel(Samples.Admin) is var cancelled ? (cancelled.State, cancelled.Running) : default);
        gate.Open();
        var ended = await Jobs.EndedAsync(job);

        Assert.Equal((RescoreJobState.Cancelled, 2, 1), (ended.State, ended.Done, ended.Skipped));
        Assert.Equal("job_cancelled", (await Jobs.ItemsAsync(job))[2].Code);
        Assert.Equal(1, (await candidates[2].DetailAsync()).RunSequence);
        await Refusal.ExpectAsync(ErrorKind.Conflict, "job_finished", () => job.Resume(Samples.Admin));
        await Refusal.ExpectAsync(ErrorKind.Conflict, "job_finished", () => job.Pause(Samples.Admin));
        Assert.Equal(RescoreJobState.Cancelled, (await job.Cancel(Samples.Admin)).State);
    }

    [Fact]
    public async Task What_is_going_erased_or_superseded_is_told_and_an_erased_one_leaves_no_score()
    {
        await using var host = await PipelineHost.StartAsync(Quick);
        var candidates = await Jobs.FinishManyAsync(host, 3);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var gate = host.Grader.Block(candidates[0].Id);
        await candidates[0].Grain.Rescore(Samples.Admin, supersede: false);
        await gate.Entered;
        var second = host.Grader.Block(candidates[1].Id);
        var job = await Jobs.OrderAsync(host);
        await second.Entered;
        host.Grader.Script(candidates[1].Id, (_, _) => Task.CompletedTask);
        await candidates[1].Grain.Rescore(Samples.Admin, supersede: true);
        await Jobs.EndedAsync(job);
        gate.Open();
        second.Open();

        Assert.Equal(["run_in_progress", "superseded", null], (await Jobs.ItemsAsync(job)).Select(item => item.Code));
        await candidates[2].Grain.Erase(Samples.Admin);
        var erased = (await Jobs.ItemsAsync(job))[2];
        Assert.Equal((RescoreItemState.Skipped, "submission_erased", null, null), (erased.State, erased.Code, erased.OldPercentage, erased.NewPercentage));
        var again = await Jobs.OrderAsync(host);
        await Jobs.EndedAsync(again);
        Assert.Equal(2, (await Jobs.ItemsAsync(again)).Count);
    }
}
