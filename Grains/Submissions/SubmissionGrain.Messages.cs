using Assay.Errors;
using Assay.Pipeline;

namespace Assay.Submissions;

/// <summary>Handing work over to the broker, and falling back to job slots.</summary>
internal sealed partial class SubmissionGrain
{
    /// <summary>A message that was not received by then stands in a queue: the row is told that it may take long, and the activation may go.</summary>
    private static readonly TimeSpan QuickPickUp = TimeSpan.FromSeconds(10);

    private SubmitPath? _submittedBy;

    private SubmitPath WithoutMessage => _services.Queue.IsConfigured ? SubmitPath.Fallback : SubmitPath.Direct;

    private (JobSlot? Slot, Dispatch Dispatch) PrepareStart(DateTimeOffset now)
    {
        if (_services.Queue.IsOpen)
            return (null, new Dispatch(null, now + MessageTimes.UnsettledLimit));
        var slot = _running is null ? _services.Slots.TryTake() : null;
        return (slot, new Dispatch(slot is null ? null : _services.TakeOver(now), null));
    }

    /// <summary>What the running activation does about the stage after the one it has done.</summary>
    private Dispatch DispatchNext() => _services.Queue.IsOpen && !_draining
        ? new Dispatch(null, Now + MessageTimes.UnsettledLimit)
        : new Dispatch(_services.TakeOver(Now), null);

    /// <summary>After the commit: starts the run, sends its message, or lets the row rest.</summary>
    private async Task<SubmitPath> SetOffAsync(JobSlot? slot)
    {
        var run = Current.Run;
        if (slot is not null && run.Phase == RunPhase.Running)
        {
            StartRun(slot);
            return WithoutMessage;
        }

        if (run is { Phase: RunPhase.Waiting, MessageUntil: not null })
            return await SendAsync(run, dueAt: null) ? SubmitPath.Message : await FallBackAsync(run);

        if (_running is null)
            Rest(slot);
        else
            _services.Slots.NoteWaiting();
        return WithoutMessage;
    }

    /// <summary>Sends the message of a run's next attempt; true when the broker has confirmed it.</summary>
    private async Task<bool> SendAsync(RunState run, DateTimeOffset? dueAt)
    {
        _mayHaveDroppedRun = false;
        var evaluation = run.Stage == Stage.Report ? Current.Evaluation?.Id : null;
        var job = new StageJob(run.Stage, run.Number, run.FailedAttempts + 1) { Replays = run.Replays };
        if (!await _services.Queue.TrySendAsync(Key, Current.Created.AssessmentId, evaluation, job, dueAt))
            return false;

        if (dueAt is null)
        {
            var lostAt = Now + _services.Queue.TimeToLive + MessageTimes.Lateness;
            this.RegisterGrainTimer(
                async _ => await NoteStandingAsync(run, lostAt),
                new GrainTimerCreationOptions { DueTime = QuickPickUp, Period = Timeout.InfiniteTimeSpan, KeepAlive = true });
        }

        return true;
    }

    private async Task NoteStandingAsync(RunState sent, DateTimeOffset lostAt)
    {
        if (_running is not null || _stale)
            return;
        if (Current.Run is { Phase: RunPhase.Waiting, MessageUntil: not null })
        {
            await TryCommitAsync(state => RunChanges.HandedOver(state, sent, lostAt));
            DeactivateOnIdle();
        }
    }

    /// <summary>The broker did not confirm: a slot takes the work in the same call. Should the message be there after all, it finds the work begun.</summary>
    private async Task<SubmitPath> FallBackAsync(RunState sent)
    {
        var slot = _running is null ? _services.Slots.TryTake() : null;
        _services.Instruments.OnFallback(sent.Stage);
        LogFallback(_logger, Key);
        var owner = slot is null ? null : _services.TakeOver(Now);
        if (!await TryCommitAsync(state => RunChanges.TakenBack(state, sent, owner)))
        {
            // Accepted is on disk. The row's alarm, or the next look after the unknown write, comes back to it.
            slot?.Dispose();
            ResumeAfterUnknownWrite();
            return SubmitPath.Fallback;
        }

        if (slot is not null && Current.Run.Phase == RunPhase.Running)
            StartRun(slot);
        else if (_running is null)
            Rest(slot);
        else
            slot?.Dispose();
        return SubmitPath.Fallback;
    }

    /// <summary>Between two stages of a run: false when its next stage is left to a message or to others.</summary>
    private async Task<bool> IsToGoOnAsync(RunHandle handle)
    {
        var run = Current.Run;
        if (run.Number != handle.Number)
            return false;
        if (run is not { Phase: RunPhase.Waiting, MessageUntil: not null })
            return run.Phase == RunPhase.Running;

        // Whoever waits for the stage that has just ended need not wait for this.
        NotifySettled();
        if (await SendAsync(run, dueAt: null))
            return false;
        _services.Instruments.OnFallback(run.Stage);
        LogFallback(_logger, Key);
        var owner = _draining ? null : _services.TakeOver(Now);
        await SaveAsync(state => RunChanges.TakenBack(state, run, owner));
        return Current.Run.Phase == RunPhase.Running && Current.Run.Number == handle.Number;
    }

    /// <summary>Work is due that nobody has begun: with the broker there it is sent (again), and runs here only without it.</summary>
    private async Task<WakeReply> OnWorkDueAsync(DateTimeOffset now)
    {
        var run = Current.Run;
        if (run.MessageUntil > now && !_services.Queue.IsGivenUp && !_mayHaveDroppedRun)
            return WakeReply.NothingDue;

        // What was cut off had been received already, and goes on without another turn in the queue.
        if (run.MessageUntil is null && (run.Interruptions > 0 || !_services.Queue.IsOpen))
            return await BeginAsync(now, interrupted: false);
        if (!_services.Queue.IsOpen || !await SendAsync(run, dueAt: null))
        {
            await FallBackAsync(run);
            return WakeReply.Acted;
        }

        await CommitAsync(state => RunChanges.HandedOver(state!, run, now + _services.Queue.TimeToLive + MessageTimes.Lateness));
        DeactivateOnIdle();
        return WakeReply.Acted;
    }

    /// <summary>The alarm for the next attempt: a scheduled message, or one of our own. Losing it costs time only.</summary>
    private async Task SetRetryAsync(RunState failed, DateTimeOffset due)
    {
        if (_services.Queue.IsOpen && !_draining && await SendAsync(failed, due))
            await TryCommitAsync(state => RunChanges.HandedOver(state, failed, due + MessageTimes.Lateness));
        else
            await SetRetryAlarmAsync(due - Now);
    }

    /// <summary>A retry's message will not come any more: its own due time is the alarm again.</summary>
    private async Task<WakeReply> TakeBackRetryAsync(RunState waiting)
    {
        if (waiting.MessageUntil is null || !_services.Queue.IsGivenUp)
            return WakeReply.NothingDue;
        await CommitAsync(state => RunChanges.TakenBack(state!, waiting, owner: null));
        DeactivateOnIdle();
        return WakeReply.Acted;
    }

    private async Task<bool> TryCommitAsync(Func<SubmissionState, SubmissionState?> change)
    {
        try
        {
            await CommitAsync(state => change(state!));
            return true;
        }
        catch (AssayException error)
        {
            LogNotNoted(_logger, error, Key);
            return false;
        }
    }
}
