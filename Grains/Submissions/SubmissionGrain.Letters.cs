namespace Assay.Submissions;

/// <summary>Dead letters: the store decides what they still mean.</summary>
internal sealed partial class SubmissionGrain
{
    public async Task<LetterFate> Reconcile(StageJob job, bool verdict, bool dryRun)
    {
        await BeSureAsync();
        var state = Alive;
        var fate = FateOf(state, job, verdict);
        if (_running is null)
            DeactivateOnIdle();
        if (fate != LetterFate.Resend || dryRun)
            return fate;

        var run = state.Run;
        if (_services.Queue.IsOpen && await SendAsync(run, dueAt: null))
            await CommitAsync(before => RunChanges.HandedOver(before!, run, Now + _services.Queue.TimeToLive + MessageTimes.Lateness));
        else
            await FallBackAsync(run);
        return fate;
    }

    private LetterFate FateOf(SubmissionState state, StageJob job, bool verdict)
    {
        var run = state.Run;
        if ((job.Run ?? run.Number) != run.Number || job.Stage != run.Stage || run.Number == 0)
            return LetterFate.Settle;
        if (run.Phase == RunPhase.Ended)
            return HasFailed(state, job with { Run = run.Number, Attempt = int.MaxValue }) && job.Replays >= run.Replays ? LetterFate.Keep : LetterFate.Settle;

        // A retry that is not due yet has an alarm of its own, and so has what runs.
        var waits = run.Phase == RunPhase.Waiting || (run.Phase == RunPhase.RetryWait && run.DueAt <= Now);
        return waits && _running is null && !verdict && job.Replays >= run.Replays ? LetterFate.Resend : LetterFate.Settle;
    }
}
