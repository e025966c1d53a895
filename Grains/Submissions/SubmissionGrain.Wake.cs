using Assay.Pipeline;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    private static readonly TimeSpan ResumeDelay = TimeSpan.FromSeconds(1);

    /// <summary>True when a write of unknown outcome may have left a run that nobody works on: no process died, so it is no interruption.</summary>
    private bool _mayHaveDroppedRun;

    public async Task<WakeReply> Wake()
    {
        if (_current?.Status == SubmissionStatus.Erased)
            return await PurgeIfDueAsync();
        if (_running is not null)
            return WakeReply.NothingDue;
        await BeSureAsync();
        var now = Now;
        var state = Current;
        if (state.GetAlarm().WakeAt is null)
            return WakeReply.NothingDue;
        return state.Status switch
        {
            SubmissionStatus.Pending => await ExpireAsync(now),
            SubmissionStatus.InProgress => await HandInAtDeadlineAsync(now),
            SubmissionStatus.Erased => await PurgeIfDueAsync(),
            _ => state.Run.Phase switch
            {
                RunPhase.Waiting => await OnWorkDueAsync(now),
                RunPhase.RetryWait when state.Run.DueAt <= now => await OnWorkDueAsync(now),
                RunPhase.RetryWait => await TakeBackRetryAsync(state.Run),
                RunPhase.Running => await BeginAsync(now, interrupted: !_mayHaveDroppedRun),
                _ => WakeReply.NothingDue,
            },
        };
    }

    private async Task<WakeReply> ExpireAsync(DateTimeOffset now)
    {
        if (now < Current.ExpiresAt)
            return WakeReply.NothingDue;
        await CommitAsync(state => state!.Status != SubmissionStatus.Pending ? null : (state with
        {
            Status = SubmissionStatus.Expired,
            ScoringStatus = StageStatus.Skipped,
            ReportStatus = StageStatus.Skipped,
        }).Note(now, "expired", Timeline.System));
        DeactivateOnIdle();
        return WakeReply.Acted;
    }

    private async Task<WakeReply> HandInAtDeadlineAsync(DateTimeOffset now)
    {
        if (now < Current.GetAlarm().WakeAt)
            return WakeReply.NothingDue;

        var (slot, dispatch) = PrepareStart(now);
        await CommitRunAsync(slot, state => state.Status != SubmissionStatus.InProgress ? null : RunChanges
            .Queue(HandIn.AtDeadline(state, now), "initial", null, dispatch, now)
            .Note(now, "submitted", Timeline.System, HandIn.TimerExpired));
        return WakeReply.Acted;
    }

    /// <summary>Begins the run that is due, with its start mark written first; the slot is taken before, so that a mark is never written in vain.</summary>
    private async Task<WakeReply> BeginAsync(DateTimeOffset now, bool interrupted)
    {
        var before = interrupted ? RunChanges.Interrupt(Current, now) : Current;
        if (interrupted)
        {
            _services.Instruments.OnInterrupted(Current.Run.Stage);
            LogInterrupted(_logger, Key, before.Run.Interruptions);
        }

        var ended = before.Run.Phase == RunPhase.Ended;
        var lane = AlarmRules.KindOf(before.Run) == Storage.AlarmKind.Lane;
        var slot = ended ? null : lane ? _services.Slots.TryTakeLane() : _services.Slots.TryTake();
        if (slot is null && !interrupted)
        {
            DeactivateOnIdle();
            return lane ? WakeReply.LaneBusy : WakeReply.NoSlot;
        }

        var run = before.Run.Number;
        var hadReminder = Current.Run.FailedAttempts > 0 || Current.Run.PausedFor is not null;
        await CommitRunAsync(slot, state =>
        {
            if (state.Run.Number != run)
                return null;
            var next = interrupted ? RunChanges.Interrupt(state, now) : state;
            return slot is null ? next : RunChanges.Begin(next, _services.TakeOver(now), lane);
        });
        if (hadReminder)
            await ClearReminderAsync();
        return slot is not null || ended ? WakeReply.Acted : lane ? WakeReply.LaneBusy : WakeReply.NoSlot;
    }

    /// <summary>Commits a change that may start a run, and starts it or lets the row rest.</summary>
    private async Task CommitRunAsync(JobSlot? slot, Func<SubmissionState, SubmissionState?> change)
    {
        try
        {
            await CommitAsync(before => change(before!));
        }
        catch (Exception)
        {
            slot?.Dispose();
            ResumeAfterUnknownWrite();
            throw;
        }

        await SetOffAsync(slot);
    }

    /// <summary>Nothing runs here: the row waits in the store, and the activation may go.</summary>
    private void Rest(JobSlot? slot)
    {
        slot?.Dispose();
        if (Current.Run is { Phase: RunPhase.Waiting, MessageUntil: null })
            _services.Slots.NoteWaiting();
        NotifySettled();
        DeactivateOnIdle();
    }

    private void ResumeAfterUnknownWrite()
    {
        if (_stale || !_rereadFirst)
            return;
        _mayHaveDroppedRun = true;
        this.RegisterGrainTimer(
            async _ => await ResumeAsync(),
            new GrainTimerCreationOptions { DueTime = ResumeDelay, Period = Timeout.InfiniteTimeSpan, Interleave = false, KeepAlive = true });
    }

    private async Task ResumeAsync()
    {
        try
        {
            await Wake();
        }
        catch (Errors.AssayException error)
        {
            // The store still cannot answer: the row's alarm, or the next call, comes back to it.
            LogResumeFailed(_logger, error, Key);
            if (_rereadFirst)
                ResumeAfterUnknownWrite();
        }
    }

    /// <summary>A repeated hand-in is a chance to take up a run that a failed write left behind, without waiting for its lease.</summary>
    private void ResumeIfDropped()
    {
        if (_mayHaveDroppedRun && _running is null && Current.Run.Phase == RunPhase.Running)
            ResumeAfterUnknownWriteNow();
    }

    private void ResumeAfterUnknownWriteNow() => this.RegisterGrainTimer(
        async _ => await ResumeAsync(),
        new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
}
