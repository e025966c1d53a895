using Assay.Assessments;
using Assay.Errors;
using Assay.Pipeline;
using Assay.Reports;
using Assay.Scoring;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    private static readonly TimeSpan LongestSaveWait = TimeSpan.FromSeconds(5);
    private RunHandle? _running;
    private bool _draining;

    private void StartRun(JobSlot slot)
    {
        _mayHaveDroppedRun = false;
        var handle = new RunHandle(Current.Run.Number);
        _running = handle;
        handle.Task = RunAsync(handle, slot);
    }

    private async Task RunAsync(RunHandle handle, JobSlot slot)
    {
        try
        {
            // The call that started this answers first.
            await Task.Yield();
            while (await IsToGoOnAsync(handle))
            {
                var run = Current.Run;
                if (_draining || handle.Stop.IsCancellationRequested)
                    await SaveAsync(state => RunChanges.Park(state, handle.Number, Now));
                else if (run.Stage == Stage.Score)
                    await ScoreAsync(handle);
                else
                    await ReportAsync(handle);
            }
        }
        catch (Exception error)
        {
            // The store gave no answer for long, another activation took over, or this one is gone. The row's alarm brings it back.
            _mayHaveDroppedRun = true;
            LogRunAbandoned(_logger, error, Key);
        }
        finally
        {
            _running = null;
            slot.Dispose();
            NotifySettled();
            handle.Stop.Dispose();
            LeaveMemory();
        }
    }

    /// <summary>What waits in the store or is done needs no memory: thousands an hour would stay for the collection age otherwise.</summary>
    private void LeaveMemory()
    {
        if (_current?.Run is not { } run)
            return;
        if (run is { Phase: RunPhase.Waiting, MessageUntil: not null })
            return;
        if (run.Phase == RunPhase.Waiting)
            _services.Slots.NoteWaiting();
        if (run.Phase is RunPhase.Waiting or RunPhase.Ended || (run.Phase == RunPhase.RetryWait && run.DueAt - Now >= ShortestReminder))
            DeactivateOnIdle();
    }

    private async Task ScoreAsync(RunHandle handle)
    {
        var started = Now;
        var state = Current;
        Evaluation evaluation;
        try
        {
            // Not when the run is ordered: until this run has begun, the report of the one before may still come.
            await PatientlyAsync(handle, ArchivePresentAsync);
            var assessment = await LoadAssessmentAsync(handle, state);
            var sheet = await PatientlyAsync(handle, () => LoadSheetAsync(state));
            var strictness = await PatientlyAsync(handle, () => _services.Strictness.GetAsync(assessment.Id).AsTask());
            var job = new ScoringJob(
                Key, state.Run.Number, state.Run.Trigger, assessment, sheet.Answers, state.Marks, state.Evaluation?.Id, strictness);
            evaluation = await KeepLeaseAsync(handle, _services.Scorer.ScoreAsync(job, handle.Stop.Token));
        }
        catch (Exception error)
        {
            await FailAsync(handle, error);
            return;
        }

        if (await SaveResultAsync(handle, now => RunChanges.Scored(now, handle.Number, evaluation, DispatchNext(), Now)?.WithAttacksAudited(Key, evaluation, Now)))
            _services.Instruments.OnStageCompleted(Stage.Score, Now - started);
    }

    private async Task ReportAsync(RunHandle handle)
    {
        var started = Now;
        var state = Current;
        Report report;
        try
        {
            var assessment = await LoadAssessmentAsync(handle, state);
            await TellMarksAsync(handle, state, assessment);
            var writing = _services.Reports.WriteAsync(new ReportRequest(Key, assessment, state.Evaluation!), handle.Stop.Token);
            report = await KeepLeaseAsync(handle, LimitAsync(writing));
        }
        catch (Exception error)
        {
            await FailAsync(handle, error);
            return;
        }

        if (await SaveResultAsync(handle, now => RunChanges.Reported(now, handle.Number, report, Now)))
            _services.Instruments.OnStageCompleted(Stage.Report, Now - started);
    }

    /// <summary>Here, because every mark is followed by a report: a run that dies after the mark was stored comes back and tells it.</summary>
    private async Task TellMarksAsync(RunHandle handle, SubmissionState state, AssessmentDefinition assessment)
    {
        if (state.Marks.IsEmpty)
            return;
        var sheet = await PatientlyAsync(handle, () => LoadSheetAsync(state));
        await PatientlyAsync(handle, () => _services.Strictness.TellAsync(Key, assessment, sheet.Answers, state.Marks));
    }

    private async Task<Report> LimitAsync(Task<Report> writing)
    {
        try
        {
            return await writing.WaitAsync(_options.ReportTimeout, _services.Clock);
        }
        catch (TimeoutException error)
        {
            throw new StageException("report_timeout", "The report took longer than its limit.", inner: error);
        }
    }

    /// <summary>Waits for a step; one that outlives half of the lease has it extended.</summary>
    private async Task<T> KeepLeaseAsync<T>(RunHandle handle, Task<T> step)
    {
        var wait = UntilHalfOfLease();
        while (true)
        {
            try
            {
                return await step.WaitAsync(wait, _services.Clock, handle.Stop.Token);
            }
            catch (TimeoutException) when (!step.IsCompleted)
            {
                await ExtendLeaseAsync(handle);
                wait = _options.Lease / 2;
            }
            catch (TimeoutException)
            {
                // It ended in the same moment: what counts is its own outcome.
                return await step;
            }
        }
    }

    /// <summary>Counted from when the lease was written: what came before the step has used some of it.</summary>
    private TimeSpan UntilHalfOfLease()
    {
        var half = _options.Lease / 2;
        var left = Current.Run.LeaseUntil - half - Now;
        return left is null || left > half ? half : left > TimeSpan.Zero ? left.Value : TimeSpan.Zero;
    }

    private async Task ExtendLeaseAsync(RunHandle handle)
    {
        DelayDeactivation(_options.Lease);
        try
        {
            await CommitAsync(state => RunChanges.ExtendLease(state!, handle.Number, Now + _options.Lease));
        }
        catch (AssayException error) when (error.Kind == ErrorKind.Unavailable)
        {
            // The step goes on. A second half of the lease is left for the next try, and the step's own result extends it too.
            LogLeaseNotExtended(_logger, error, Key);
        }
    }

    private async Task FailAsync(RunHandle handle, Exception error)
    {
        if (handle.Stop.IsCancellationRequested || (_draining && error is OperationCanceledException))
        {
            // Superseded or draining: the loop parks the run. Neither is a failed attempt.
            return;
        }

        if (error is StagePausedException pause)
        {
            await PauseAsync(handle, pause);
            return;
        }

        var failure = error switch
        {
            StageException stage => stage,
            AssayException refused => new StageException(refused.Code, refused.Message, inner: refused),
            _ => new StageException("unexpected_error", error.GetType().Name, inner: error),
        };
        LogAttemptFailed(_logger, Key, Current.Run.Stage, failure.Code, Trace(error));
        _services.Instruments.OnAttemptFailed(Current.Run.Stage, failure.Code);
        var jitter = Random.Shared.NextDouble();
        var state = await SaveAsync(now => RunChanges.Failed(now, handle.Number, failure, _options, jitter, Now));
        if (state.Run is { Phase: RunPhase.RetryWait, DueAt: { } due })
            await SetRetryAsync(state.Run, due);
    }

    private async Task PauseAsync(RunHandle handle, StagePausedException pause)
    {
        LogPaused(_logger, Key, Current.Run.Stage, pause.Code);
        _services.Instruments.OnPaused(Current.Run.Stage, pause.Code);
        var jitter = Random.Shared.NextDouble();
        var state = await SaveAsync(now => RunChanges.Paused(now, handle.Number, pause, jitter, Now));
        if (state.Run is { Phase: RunPhase.RetryWait, DueAt: { } due })
            await SetRetryAsync(state.Run, due);
    }

    /// <summary>Stores a stage's result. One that no row can hold fails the stage at once: it would be the same the next time.</summary>
    private async Task<bool> SaveResultAsync(RunHandle handle, Func<SubmissionState, SubmissionState?> change)
    {
        try
        {
            await SaveAsync(change);
            return true;
        }
        catch (AssayException error) when (error.Kind == ErrorKind.TooLarge)
        {
            await FailAsync(handle, new StageException(error.Code, error.Message, permanent: true, inner: error));
            return false;
        }
    }

    /// <summary>Stores an outcome. It may have been paid for, so a store that is away is waited for, up to half of the lease.</summary>
    private async Task<SubmissionState> SaveAsync(Func<SubmissionState, SubmissionState?> change)
    {
        var giveUpAt = Now + (_options.Lease / 2);
        var wait = TimeSpan.FromMilliseconds(200);
        while (true)
        {
            try
            {
                return await CommitAsync(state => change(state!));
            }
            catch (AssayException error) when (error.Kind == ErrorKind.Unavailable && !_stale && !_draining && Now < giveUpAt)
            {
                await Task.Delay(wait, _services.Clock);
                wait = wait * 2 < LongestSaveWait ? wait * 2 : LongestSaveWait;
            }
            catch (AssayException error) when (error.Kind == ErrorKind.Gone)
            {
                // Erased meanwhile: the result came too late and is dropped.
                return Current;
            }
        }
    }

    /// <summary>The activation ends: the running step may finish and is saved; one that takes too long is cancelled and runs elsewhere.</summary>
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        _draining = true;
        NotifySettled();
        if (_running is not { } handle)
            return;

        const ConfigureAwaitOptions Quietly = ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext;
        await handle.Task.WaitAsync(_options.DrainLimit, cancellationToken).ConfigureAwait(Quietly);
        if (handle.Task.IsCompleted)
            return;
        if (_current is { } cut)
        {
            _services.Instruments.OnCutOff(cut.Run.Stage);
            LogCutOff(_logger, Key, cut.Run.Stage);
        }

        await handle.Stop.CancelAsync();
        await handle.Task.WaitAsync(LongestSaveWait, CancellationToken.None).ConfigureAwait(Quietly);
    }
}
