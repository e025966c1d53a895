namespace Assay.Submissions;

/// <summary>Jobs as messages bring them: one message, one attempt.</summary>
internal sealed partial class SubmissionGrain
{
    /// <summary>A message that comes a little early is asked to wait: the broker's clock is not ours.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(30);

    public async Task<JobReply> RunJob(StageJob job, bool redelivered)
    {
        await BeSureAsync();
        var state = Alive;
        var run = state.Run;
        var named = job with { Run = job.Run ?? run.Number, Attempt = job.Attempt ?? run.FailedAttempts + 1 };
        if (run.Number == 0 || named.Run != run.Number || named.Stage != run.Stage)
            return Leave(named);
        if (run.Phase == RunPhase.Ended)
            return redelivered && HasFailed(state, named) ? Reply(JobVerdict.Failed, named) : Leave(named);
        if (named.Attempt <= run.FailedAttempts)
            return Reply(JobVerdict.Settled, named);
        if (_running is { } running)
        {
            return Reply(
                running.Number != run.Number || run.Phase != RunPhase.Running ? JobVerdict.NoSlot
                    : redelivered ? JobVerdict.Running : JobVerdict.Settled,
                named);
        }

        var now = Now;
        if (run is { Phase: RunPhase.RetryWait, DueAt: { } due } && due > now)
            return Reply(due - now > Early ? JobVerdict.Settled : JobVerdict.NotYet, named);

        // Looked at before the slot is asked for: a message that asks again every moment must not make the feeder look as well.
        if (_services.Slots.Free <= 0)
            return Reply(JobVerdict.NoSlot, named);
        await BeginAsync(now, interrupted: run.Phase == RunPhase.Running && !_mayHaveDroppedRun);
        return Reply(
            Current.Run.Phase == RunPhase.Running ? JobVerdict.Running : HasFailed(Current, named) ? JobVerdict.Failed : JobVerdict.NoSlot,
            named);
    }

    public async Task<JobReply> JobOutcome(StageJob job, TimeSpan patience)
    {
        if (IsGoing(job))
            await WaitForSettledAsync(patience);
        var verdict = IsGoing(job) ? JobVerdict.Running : HasFailed(Alive, job) ? JobVerdict.Failed : JobVerdict.Settled;
        return Reply(verdict, job);
    }

    private bool IsGoing(StageJob job) =>
        Alive.Run is { Phase: RunPhase.Running } run
        && run.Number == job.Run && run.Stage == job.Stage && run.FailedAttempts < job.Attempt;

    private static bool HasFailed(SubmissionState state, StageJob job) =>
        state.Run is { Phase: RunPhase.Ended } run
        && run.Number == job.Run && run.Stage == job.Stage && run.FailedAttempts <= job.Attempt
        && (job.Stage == Stage.Score ? state.ScoringStatus : state.ReportStatus) == StageStatus.Failed;

    /// <summary>Nothing to do and nobody at work: thousands of old messages must not fill the silo's memory.</summary>
    private JobReply Leave(StageJob job)
    {
        if (_running is null)
            DeactivateOnIdle();
        return Reply(JobVerdict.Settled, job);
    }

    private JobReply Reply(JobVerdict verdict, StageJob job) => new()
    {
        Verdict = verdict,
        Job = job,
        Error = verdict == JobVerdict.Failed ? Current.Run.LastError : null,
    };
}
