using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>A write fails, or is stored and nobody is told, at each transition in turn. Callers repeat what was not confirmed.</summary>
public sealed class FailedWriteTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);
    private readonly PipelineHost _host = fixture.Host;

    [Theory]
    [InlineData("created", Fault.FailBefore)]
    [InlineData("created", Fault.TimeOutAfter)]
    [InlineData("started", Fault.FailBefore)]
    [InlineData("started", Fault.TimeOutAfter)]
    [InlineData("autosaved", Fault.FailBefore)]
    [InlineData("autosaved", Fault.TimeOutAfter)]
    [InlineData("submitted", Fault.FailBefore)]
    [InlineData("submitted", Fault.TimeOutAfter)]
    [InlineData("scored", Fault.FailBefore)]
    [InlineData("scored", Fault.TimeOutAfter)]
    [InlineData("reported", Fault.FailBefore)]
    [InlineData("reported", Fault.TimeOutAfter)]
    internal async Task A_submission_ends_completed_once_whatever_write_fails(string transition, Fault fault)
    {
        await Candidate.PublishAsync(_host);
        var id = Samples.NewId();
        PlanOnce(id, transition, fault);
        var grain = _host.Grains.GetGrain<ISubmissionGrain>(id);

        var session = (await RepeatedAsync(() => grain.Create(Samples.Order())))!;
        var candidate = new Candidate(_host, id, session.CandidateId);
        await RepeatedAsync(() => grain.Start(candidate.CandidateId));
        await RepeatedAsync(() => grain.Autosave(candidate.CandidateId, Samples.Answers(("q2", "An essay."))));
        await RepeatedAsync(() => candidate.SubmitAsync(sheet: Samples.Answers(("q1", "b"))));
        var second = await candidate.SubmitAsync("second", Samples.Answers(("q1", "a")));
        var detail = await candidate.ReportedAsync(Advance);

        Assert.True(second.AlreadyCompleted);
        await AssertWholeAsync(candidate, detail, "created", "started", "submitted", "scored", "reported");
        Assert.Equal(3m, detail.Evaluation!.TotalPoints);
        Assert.Equal(1, _host.Grader.CallsOf(id));
    }

    [Theory]
    [InlineData(Fault.FailBefore)]
    [InlineData(Fault.TimeOutAfter)]
    internal async Task An_attempt_that_failed_counts_once(Fault fault)
    {
        var candidate = await Candidate.StartAsync(_host);
        PlanOnce(candidate.Id, "attempt_failed", fault);
        _host.Grader.Fail(candidate.Id, call => call == 1 ? new StageException("outage", "Away.") : null);

        await candidate.SubmitAsync();
        var waiting = await candidate.Until(detail => detail.NextRetryAt is not null, "waiting", Advance);
        Assert.Equal(1, waiting.Attempts);
        await Eventually.True(() => _host.Slots.Used == 0, "the attempt has let go of its slot");
        _host.Clock.SetUtcNow(waiting.NextRetryAt!.Value);
        await _host.Recovery.Sweep();

        var detail = await candidate.ReportedAsync(Advance);
        await AssertWholeAsync(candidate, detail, "created", "started", "submitted", "attempt_failed", "scored", "reported");
    }

    [Theory]
    [InlineData(Fault.FailBefore)]
    [InlineData(Fault.TimeOutAfter)]
    internal async Task A_mark_is_set_once(Fault fault)
    {
        var candidate = await Candidate.FinishAsync(_host);
        PlanOnce(candidate.Id, "marked", fault);

        await RepeatedAsync(() => candidate.Grain.Mark(Samples.Admin, "q2", 1m), "run_in_progress");
        var detail = await candidate.Until(detail => detail is { ReportStatus: StageStatus.Completed, Evaluation.Percentage: 100m }, "marked", Advance);

        Assert.Equal([0, 1], detail.Revisions.Select(revision => revision.Revision));
        Assert.Equal(detail.Evaluation!.Id, detail.Report!.EvaluationId);
        Assert.NotNull((await candidate.Grain.GetRevision(1, 0))?.Report);
        await EndedAsync(candidate);
    }

    [Theory]
    [InlineData(Fault.FailBefore)]
    [InlineData(Fault.TimeOutAfter)]
    internal async Task A_rescore_gives_one_new_evaluation(Fault fault)
    {
        var candidate = await Candidate.FinishAsync(_host);
        PlanOnce(candidate.Id, "rescore_ordered", fault);

        await RepeatedAsync(() => candidate.Grain.Rescore(Samples.Admin, supersede: false), "run_in_progress");
        var detail = await candidate.Until(detail => detail is { RunSequence: 2, ReportStatus: StageStatus.Completed }, "scored again", Advance);

        Assert.Equal([1, 2], detail.Revisions.Select(revision => revision.RunSequence));
        Assert.NotNull((await candidate.Grain.GetRevision(1, 0))?.Report);
        await EndedAsync(candidate);
    }

    [Theory]
    [InlineData(Fault.FailBefore)]
    [InlineData(Fault.TimeOutAfter)]
    internal async Task A_start_mark_that_failed_is_no_interruption(Fault fault)
    {
        var candidate = await Rows.InsertAsync(_host, state => state);
        _host.Faults.Plan(candidate.Id, number => number == 1 ? fault : Fault.None);

        await _host.Recovery.Sweep();
        var detail = await candidate.ReportedAsync(Advance);

        Assert.Equal(0, detail.Interruptions);
        Assert.Single(detail.Revisions);
        await EndedAsync(candidate);
    }

    [Fact]
    public async Task Answers_of_an_autosave_that_was_stored_unseen_survive_the_next_autosave()
    {
        var candidate = await Candidate.StartAsync(_host);
        PlanOnce(candidate.Id, "autosaved", Fault.TimeOutAfter);
        await Assert.ThrowsAsync<AssayException>(() => candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q1", "b"))));

        await candidate.Grain.Autosave(candidate.CandidateId, Samples.Answers(("q2", "An essay.")));

        Assert.Equal(["q1", "q2"], (await candidate.DetailAsync()).Answers.Select(answer => answer.QuestionId).Order());
    }

    [Fact]
    public async Task A_write_that_hangs_frees_its_caller_and_its_slot_and_is_not_doubled_when_it_lands()
    {
        var candidate = await Candidate.StartAsync(_host);
        PlanOnce(candidate.Id, "submitted", Fault.Hang);
        var hanging = candidate.SubmitAsync();
        await Eventually.True(() => hanging.IsCompleted, "the hand-in is answered", () => _host.Clock.Advance(TimeSpan.FromSeconds(5)));
        Assert.Equal(ErrorKind.Unavailable, (await Assert.ThrowsAsync<AssayException>(() => hanging)).Kind);

        await RepeatedAsync(() => candidate.SubmitAsync());
        _host.Faults.ReleaseHanging();

        var detail = await candidate.ReportedAsync(Advance);
        await AssertWholeAsync(candidate, detail, "created", "started", "submitted", "scored", "reported");
    }

    [Fact]
    public async Task A_result_whose_write_hangs_frees_its_slot_and_is_made_again_without_blame()
    {
        var candidate = await Candidate.StartAsync(_host);
        PlanOnce(candidate.Id, "scored", Fault.Hang);
        await candidate.SubmitAsync();
        await Eventually.True(() => _host.Faults.Hanging == 1, "the result is being written");
        await Eventually.True(() => _host.Slots.Used == 0, "the slot is free", () => _host.Clock.Advance(TimeSpan.FromSeconds(5)));

        await RepeatedAsync(() => candidate.SubmitAsync("second"));
        await candidate.ReportedAsync(Advance);
        _host.Faults.ReleaseHanging();
        await Eventually.True(() => _host.Faults.Hanging == 0, "the late write has been refused");

        var detail = await candidate.DetailAsync();
        await AssertWholeAsync(candidate, detail, "created", "started", "submitted", "scored", "reported");
    }

    private async Task AssertWholeAsync(Candidate candidate, SubmissionDetail detail, params string[] story)
    {
        Assert.Equal(StageStatus.Completed, detail.Session.ScoringStatus);
        Assert.Equal(story, detail.Timeline.Select(entry => entry.Event));
        Assert.Equal((1, 0), (Assert.Single(detail.Revisions).RunSequence, detail.Interruptions));
        Assert.Equal(detail.Evaluation!.Id, detail.Report!.EvaluationId);
        Assert.Equal(["q1", "q2"], detail.Answers.Select(answer => answer.QuestionId).Order());
        await EndedAsync(candidate);
    }

    private async Task EndedAsync(Candidate candidate)
    {
        await Eventually.True(() => _host.Slots.Used == 0, "slots are free");
        Assert.Equal(RunPhase.Ended, (await Rows.ReadAsync(_host, candidate.Id)).Run.Phase);
    }

    private void PlanOnce(string id, string transition, Fault fault)
    {
        var done = 0;
        _host.Faults.Plan(id, (_, state) => TransitionOf((SubmissionState)state!) == transition && Interlocked.Exchange(ref done, 1) == 0 ? fault : Fault.None);
    }

    private static string TransitionOf(SubmissionState state)
    {
        var last = state.Timeline[^1].Event;
        return last == "started" && state.SavedAt is not null ? "autosaved" : last;
    }

    /// <summary>Repeats as the front end does; a refusal with <paramref name="settled"/> says that the first try was stored.</summary>
    private static async Task<T?> RepeatedAsync<T>(Func<Task<T>> call, string? settled = null)
    {
        for (var left = 20; ; left--)
        {
            try
            {
                return await call();
            }
            catch (AssayException error) when (error.Kind == ErrorKind.Unavailable && left > 0)
            {
            }
            catch (AssayException error) when (settled is not null && error.Code == settled)
            {
                return default;
            }
        }
    }

    private void Advance() => _host.Clock.Advance(Step);
}
