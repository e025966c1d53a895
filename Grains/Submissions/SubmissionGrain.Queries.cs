using System.Globalization;
using Assay.Errors;
using Assay.Reviews;

namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    private TaskCompletionSource? _settled;

    public Task<CandidateSession> GetSession() => Task.FromResult(ToSession(Alive));

    public async Task<SubmissionDetail?> GetDetail()
    {
        if (_current is null)
        {
            DeactivateOnIdle();
            return null;
        }

        return await ToDetailAsync(Alive);
    }

    public Task<SubmissionDetail?> GetScores()
    {
        if (_running is null && _current is null or { Run.Phase: RunPhase.Ended })
            DeactivateOnIdle();
        return Task.FromResult(_current is null ? null : ToDetail(Alive, new AnswerSheet()) with { Report = null, Timeline = [], AttemptHistory = [] });
    }

    public async Task<SubmissionDetail> WaitUntilSettled(TimeSpan patience)
    {
        if ((Alive.Run.Phase == RunPhase.Running || Alive.Run is { Phase: RunPhase.Waiting, MessageUntil: not null }) && patience > TimeSpan.Zero)
            await WaitForSettledAsync(patience);

        return await ToDetailAsync(Alive);
    }

    public async Task<EvaluationRevision?> GetRevision(int runSequence, int revision)
    {
        var state = Alive;
        if (state.Evaluation is { } present && present.RunSequence == runSequence && present.Revision == revision)
            return new EvaluationRevision(present, state.Report);
        return await GrainFactory.GetGrain<IRevisionGrain>(RevisionKey(runSequence, revision)).Get();
    }

    private async Task<AnswerSheet> ReadSheetAsync(SubmissionState state)
    {
        try
        {
            return await LoadSheetAsync(state);
        }
        catch (AssayException) when (Current.Status == SubmissionStatus.Erased)
        {
            // Queries interleave with the purge that has just removed a part.
            throw Erased();
        }
    }

    private string RevisionKey(int run, int revision) => string.Create(CultureInfo.InvariantCulture, $"rev_{Key}.{run}.{revision}");

    private async Task WaitForSettledAsync(TimeSpan patience)
    {
        _settled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var limit = patience < LongestPatience ? patience : LongestPatience;

        // Real time: it is the caller's patience, whatever clock exams follow.
        await _settled.Task.WaitAsync(limit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private void NotifySettled()
    {
        _settled?.TrySetResult();
        _settled = null;
    }

    private CandidateSession ToSession(SubmissionState state) => new()
    {
        SubmissionId = Key,
        CandidateId = state.CandidateId,
        AssessmentId = state.Created.AssessmentId,
        AssessmentVersion = state.Created.AssessmentVersion,
        AssessmentTitle = state.Created.AssessmentTitle,
        DurationMinutes = state.Created.DurationMinutes,
        Status = state.Status,
        ScoringStatus = state.ScoringStatus,
        ExpiresAt = state.ExpiresAt,
        StartedAt = state.StartedAt,
        ExpirationTime = state.ExpirationTime,
        CompletedAt = state.CompletedAt,
        AutoSubmitted = state.Status == SubmissionStatus.CompletedAutoSubmitted,
        AutoSubmitReason = state.AutoSubmitReason,
        Now = Now,
        GraceSeconds = state.ExpirationTime is null ? _options.GraceSeconds : state.GraceSeconds,
    };

    private async Task<SubmissionDetail> ToDetailAsync(SubmissionState state) => ToDetail(state, await ReadSheetAsync(state));

    private SubmissionDetail ToDetail(SubmissionState state, AnswerSheet sheet)
    {
        var wakeAt = state.GetAlarm().WakeAt;
        return new SubmissionDetail
        {
            Session = ToSession(state),
            CandidateEmail = state.Created.CandidateEmail,
            CandidateName = state.Created.CandidateName,
            Source = state.Created.Source,
            InitiatedBy = state.Created.InitiatedBy,
            CreatedAt = state.CreatedAt,
            TargetRole = state.Created.TargetRole,
            Answers = sheet.Answers,
            ProctoringEvents = sheet.ProctoringEvents,
            Dropped = sheet.Dropped,
            ViolationCount = state.ViolationCount,
            ReportStatus = state.ReportStatus,
            RunSequence = state.Run.Number,
            Stage = state.Run.Stage,
            Attempts = state.Run.FailedAttempts,
            Interruptions = state.Run.Interruptions,
            NextRetryAt = state.Run.Phase == RunPhase.RetryWait ? state.Run.DueAt : null,
            PausedFor = state.Run.PausedFor,
            FirstError = state.Run.FirstError,
            LastError = state.Run.LastError,
            WakeAt = wakeAt,
            Evaluation = state.Evaluation,
            Report = state.Report,
            Marks = state.Marks,
            Revisions = state.Revisions,
            AttemptHistory = state.AttemptHistory,
            Timeline = state.Timeline,
            Stuck = wakeAt < Now - StuckAfter,
            Waiting = ReviewQueue.Of(state),
            Trigger = state.Run.Trigger,
            OrderedBy = state.Run.OrderedBy,
        };
    }
}
