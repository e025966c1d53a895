using Assay.Errors;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    public async Task<RunTicket> Rescore(AdminCommand command, bool supersede)
    {
        await BeSureAsync();
        RequireHandedIn();
        var now = Now;
        return await BeginByOrderAsync(
            (state, dispatch) => RunChanges.Queue(state, "rescore", command, dispatch, now)
                .Note(now, "rescore_ordered", command.Actor, command.Reason)
                .Audited(now, command.Actor, "submission.rescore", Key, command.Reason),
            guard: state =>
            {
                if (IsBusy(state) && !supersede)
                    throw new AssayException(ErrorKind.Conflict, "run_in_progress", "A run is going; wait for it, or repeat with supersede.");
            },
            now);
    }

    public async Task<RunTicket> Retry(AdminCommand command)
    {
        await BeSureAsync();
        RequireHandedIn();
        var now = Now;
        return await BeginByOrderAsync(
            (state, dispatch) => (IsPaused(state) ? RunChanges.Resume(state, dispatch, now) : RunChanges.Reopen(state, dispatch, now))
                .Note(now, "retry_ordered", command.Actor, command.Reason)
                .Audited(now, command.Actor, "submission.retry", Key, command.Reason),
            guard: state =>
            {
                if (state.ScoringStatus != StageStatus.Failed && state.ReportStatus != StageStatus.Failed && !IsPaused(state))
                    throw new AssayException(ErrorKind.Conflict, "not_failed", "Neither scoring nor the report has failed or is paused.");
            },
            now);
    }

    public async Task<RunTicket> Mark(AdminCommand command, string questionId, decimal score)
    {
        await BeSureAsync();
        RequireHandedIn();
        if (score is < 0 or > 1)
            throw new AssayException(ErrorKind.Unprocessable, "invalid_score", "A mark is a number from 0 to 1.");
        if (Current.Evaluation is null || Current.ScoringStatus != StageStatus.Completed)
            throw new AssayException(ErrorKind.Conflict, "not_scored", "There is no evaluation to mark yet.");
        if (!Current.Evaluation.Questions.Any(question => question.QuestionId == questionId))
            throw new AssayException(ErrorKind.NotFound, "question_not_found", "The assessment has no such question.");

        await ArchivePresentAsync();
        var now = Now;
        var mark = new HumanMark(questionId, score, command.Actor, command.Reason, now);
        return await BeginByOrderAsync(
            (state, dispatch) => RunChanges.Marked(state, _services.Scorer.ApplyMark(state.Evaluation!, mark), mark, dispatch, now)
                .Note(now, "marked", command.Actor, questionId)
                .Audited(now, command.Actor, "submission.marked", Key, $"{questionId}: {command.Reason}"),
            guard: state =>
            {
                if (IsBusy(state))
                    throw new AssayException(ErrorKind.Conflict, "run_in_progress", "A run is going; mark when it has ended.");
            },
            now);
    }

    private static void RequireRest(SubmissionState state)
    {
        if (IsBusy(state))
            throw new AssayException(ErrorKind.Conflict, "run_in_progress", "A run is going; wait for it.");
    }

    private static bool IsBusy(SubmissionState state) => state.Run.Phase is RunPhase.Waiting or RunPhase.Running or RunPhase.RetryWait;

    private static bool IsPaused(SubmissionState state) => state.Run is { Phase: RunPhase.RetryWait, PausedFor: not null };

    private void RequireHandedIn()
    {
        if (Alive.Run.Number == 0)
            throw new AssayException(ErrorKind.Conflict, "not_submitted", "The test has not been handed in yet.");
    }

    /// <summary>Copies the present evaluation and report to a row of their own before they are replaced. Dying in between leaves a harmless copy.</summary>
    private async Task ArchivePresentAsync()
    {
        if (Current.Evaluation is { } evaluation)
        {
            await GrainFactory.GetGrain<IRevisionGrain>(RevisionKey(evaluation.RunSequence, evaluation.Revision))
                .Put(new EvaluationRevision(evaluation, Current.Report));
        }
    }

    private async Task<RunTicket> BeginByOrderAsync(
        Func<SubmissionState, Dispatch, SubmissionState> change,
        Action<SubmissionState> guard,
        DateTimeOffset now)
    {
        guard(Current);
        var (slot, dispatch) = PrepareStart(now);
        SubmissionState state;
        try
        {
            state = await CommitAsync(before =>
            {
                guard(before!);
                return change(before!, dispatch);
            });
        }
        catch (Exception)
        {
            slot?.Dispose();
            ResumeAfterUnknownWrite();
            throw;
        }

        if (_running is { } superseded)
            await superseded.Stop.CancelAsync();
        await SetOffAsync(slot);
        return new RunTicket(state.Run.Number, state.Evaluation?.Revision ?? 0, state.ScoringStatus, state.ReportStatus);
    }
}
