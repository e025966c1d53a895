using Assay.Pipeline;
using Assay.Reports;
using Assay.Reviews;
using Assay.Scoring;

namespace Assay.Submissions;

/// <summary>The pure steps of a run. Each returns null when it is not (or no longer) this run's turn: the result is then discarded.</summary>
internal static class RunChanges
{
    public const string InterruptedRepeatedly = "interrupted_repeatedly";

    private const string PausedEvent = "paused";

    /// <summary>How far apart the runs at most begin again that were paused until the same moment.</summary>
    private static readonly TimeSpan MostSpread = TimeSpan.FromMinutes(5);

    /// <summary>How often a run may be begun in the lane before dying there makes it failed.</summary>
    private const int LaneLimit = 2;

    /// <summary>A new run.</summary>
    public static SubmissionState Queue(SubmissionState state, string trigger, AdminCommand? orderedBy, Dispatch dispatch, DateTimeOffset now)
    {
        var run = new RunState
        {
            Number = state.Run.Number + 1,
            Trigger = trigger,
            Stage = Stage.Score,
            OrderedBy = orderedBy,
            Phase = RunPhase.Waiting,
            DueAt = now,
        };
        return state with
        {
            ScoringStatus = StageStatus.InProgress,
            ReportStatus = StageStatus.Pending,
            Run = Dispatched(run, dispatch),
        };
    }

    /// <summary>A message was confirmed: it brings the work, and is taken for lost at <paramref name="until"/>.</summary>
    public static SubmissionState? HandedOver(SubmissionState state, RunState sent, DateTimeOffset until) =>
        Waits(state, sent) ? state with { Run = state.Run with { MessageUntil = until } } : null;

    /// <summary>No message could be sent: the work begins here, or waits for a slot.</summary>
    public static SubmissionState? TakenBack(SubmissionState state, RunState sent, RunOwner? owner) =>
        Waits(state, sent) ? state with { Run = Dispatched(state.Run with { MessageUntil = null }, new Dispatch(owner, null)) } : null;

    /// <summary>The start mark of a run that waited, retries or was cut off.</summary>
    public static SubmissionState Begin(SubmissionState state, RunOwner owner, bool lane) => state with
    {
        Run = Own(state.Run, owner) with { LaneStarts = state.Run.LaneStarts + (lane ? 1 : 0) },
    };

    /// <summary>A run that had an owner and no outcome: counted, then waiting again or, after dying in the lane twice, failed.</summary>
    public static SubmissionState Interrupt(SubmissionState state, DateTimeOffset now)
    {
        var run = state.Run with
        {
            Interruptions = state.Run.Interruptions + 1,
            Phase = RunPhase.Waiting,
            DueAt = now,
            Owner = null,
            LeaseUntil = null,
        };
        var noted = (state with { Run = run }).Note(now, "interrupted", Timeline.System, $"{StageName(run.Stage)} was cut off, {run.Interruptions} so far");
        if (run.LaneStarts < LaneLimit)
            return noted;

        var error = new AttemptRecord(
            run.Number,
            run.Stage,
            run.FailedAttempts,
            now,
            InterruptedRepeatedly,
            "The process died each time this ran, at last twice while it ran alone.",
            null);
        return GiveUp(noted.NoteAttempt(error), error, now);
    }

    /// <summary>The silo stops: the run goes back to the store, and that is no interruption.</summary>
    public static SubmissionState? Park(SubmissionState state, int run, DateTimeOffset now) =>
        IsRunning(state, run)
            ? state with
            {
                Run = Released(state.Run) with { Phase = RunPhase.Waiting, DueAt = now },
            }
            : null;

    public static SubmissionState? ExtendLease(SubmissionState state, int run, DateTimeOffset until) =>
        IsRunning(state, run) ? state with { Run = state.Run with { LeaseUntil = until } } : null;

    public static SubmissionState? Scored(SubmissionState state, int run, Evaluation evaluation, Dispatch dispatch, DateTimeOffset now)
    {
        if (!IsRunning(state, run) || state.Run.Stage != Stage.Score)
            return null;

        var nothing = evaluation.MaxPoints == 0;
        var next = (state with
        {
            Evaluation = evaluation.WithRegradesOf(state.Evaluation),
            Report = null,
            Revisions = state.Revisions.Add(new RevisionSummary(
                evaluation.Id,
                evaluation.RunSequence,
                evaluation.Revision,
                evaluation.CompletedAt,
                evaluation.Percentage,
                state.Run.OrderedBy?.Actor ?? Timeline.System,
                state.Run.OrderedBy?.Reason)),
            ScoringStatus = nothing ? StageStatus.Skipped : StageStatus.Completed,
            ReportStatus = nothing ? StageStatus.Skipped : StageStatus.InProgress,
            Run = nothing ? End(state.Run) : Dispatched(NextStage(state.Run, Stage.Report) with { Phase = RunPhase.Waiting, DueAt = now }, dispatch),
        }).Remember();
        return next.Note(now, nothing ? "scoring_skipped" : "scored", Timeline.System, evaluation.Id);
    }

    public static SubmissionState? Reported(SubmissionState state, int run, Report report, DateTimeOffset now)
    {
        if (!IsRunning(state, run) || state.Run.Stage != Stage.Report || state.Evaluation?.Id != report.EvaluationId)
            return null;

        return (state with
        {
            Report = report,
            ReportStatus = StageStatus.Completed,
            Run = End(state.Run),
        }).Note(now, "reported", Timeline.System, report.Id);
    }

    /// <summary>A human's mark: the evaluation's next revision, and a new report to be written from it.</summary>
    public static SubmissionState Marked(SubmissionState state, Evaluation evaluation, HumanMark mark, Dispatch dispatch, DateTimeOffset now)
    {
        var run = NextStage(state.Run, Stage.Report) with { Phase = RunPhase.Waiting, DueAt = now };
        var marks = state.Marks.RemoveAll(old => old.QuestionId == mark.QuestionId).Add(mark);
        return (state with
        {
            Marks = marks,
            Evaluation = evaluation,
            Report = null,
            Revisions = state.Revisions.Add(new RevisionSummary(
                evaluation.Id, evaluation.RunSequence, evaluation.Revision, now, evaluation.Percentage, mark.Actor, mark.Reason)),
            ReportStatus = StageStatus.InProgress,
            Run = Dispatched(run, dispatch),
        }).Remember();
    }

    /// <summary>An admin reopens the failed stage with new attempts.</summary>
    public static SubmissionState Reopen(SubmissionState state, Dispatch dispatch, DateTimeOffset now)
    {
        var stage = state.Run.Stage;
        var run = NextStage(state.Run, stage) with { Phase = RunPhase.Waiting, DueAt = now, Replays = state.Run.Replays + 1 };
        return state with
        {
            ScoringStatus = stage == Stage.Score ? StageStatus.InProgress : state.ScoringStatus,
            ReportStatus = stage == Stage.Report ? StageStatus.InProgress : StageStatus.Pending,
            Run = Dispatched(run, dispatch),
        };
    }

    public static SubmissionState? Failed(SubmissionState state, int run, StageException error, PipelineOptions options, double jitter, DateTimeOffset now)
    {
        if (!IsRunning(state, run))
            return null;

        var attempt = state.Run.FailedAttempts + 1;
        var last = error.Permanent || attempt >= options.MaxAttempts;
        DateTimeOffset? next = last ? null : now + Backoff.Delay(options.RetryDelay, attempt, error.RetryAfter, jitter);
        var record = new AttemptRecord(run, state.Run.Stage, attempt, now, error.Code, error.Message, next)
        {
            ErrorType = (error.InnerException ?? error).GetType().Name,
        };
        var noted = state.NoteAttempt(record).Note(now, "attempt_failed", Timeline.System, $"{StageName(record.Stage)} attempt {attempt}: {error.Code}");
        var failing = noted with
        {
            Run = noted.Run with
            {
                FailedAttempts = attempt,
                FirstError = noted.Run.FirstError ?? record,
                LastError = record,
                Owner = null,
                LeaseUntil = null,
                Phase = RunPhase.RetryWait,
                DueAt = next,
            },
        };
        return last ? GiveUp(failing, record, now) : failing;
    }

    /// <summary>
    /// The stage waits for better times: no attempt has failed, and the same attempt begins again. Pauses that follow each other
    /// for one reason are one in the timeline.
    /// </summary>
    public static SubmissionState? Paused(SubmissionState state, int run, StagePausedException pause, double jitter, DateTimeOffset now)
    {
        if (!IsRunning(state, run))
            return null;

        var wait = pause.Until > now ? pause.Until - now : TimeSpan.Zero;
        var spread = wait < MostSpread ? wait : MostSpread;
        var details = $"{StageName(state.Run.Stage)}: {pause.Code}";
        var paused = state with
        {
            Run = Released(state.Run) with { Phase = RunPhase.RetryWait, PausedFor = pause.Code, DueAt = now + wait + (spread * jitter) },
        };
        return state.Timeline is [.., { Event: PausedEvent } last] && last.Details == details ? paused : paused.Note(now, PausedEvent, Timeline.System, details);
    }

    /// <summary>An admin ends a pause.</summary>
    public static SubmissionState Resume(SubmissionState state, Dispatch dispatch, DateTimeOffset now)
    {
        var run = state.Run with { Phase = RunPhase.Waiting, PausedFor = null, DueAt = now, MessageUntil = null };
        return state with { Run = Dispatched(run, dispatch) };
    }

    private static SubmissionState GiveUp(SubmissionState state, AttemptRecord error, DateTimeOffset now) => (state with
    {
        ScoringStatus = error.Stage == Stage.Score ? StageStatus.Failed : state.ScoringStatus,
        ReportStatus = error.Stage == Stage.Report ? StageStatus.Failed : state.ReportStatus,
        Run = End(state.Run) with { FirstError = state.Run.FirstError ?? error, LastError = error },
    }).Note(now, "stage_failed", Timeline.System, $"{StageName(error.Stage)}: {error.ErrorCode}");

    private static bool IsRunning(SubmissionState state, int run) =>
        state.Run.Number == run && state.Run.Phase == RunPhase.Running;

    /// <summary>True while the same attempt as then waits to begin.</summary>
    private static bool Waits(SubmissionState state, RunState then) =>
        state.Run.Phase is RunPhase.Waiting or RunPhase.RetryWait
        && state.Run.Number == then.Number && state.Run.Stage == then.Stage && state.Run.FailedAttempts == then.FailedAttempts;

    private static RunState Dispatched(RunState run, Dispatch dispatch) =>
        dispatch.Owner is { } owner ? Own(run, owner) : run with { MessageUntil = dispatch.MessageUntil };

    private static RunState Own(RunState run, RunOwner owner) => run with
    {
        Phase = RunPhase.Running,
        PausedFor = null,
        Owner = owner.Silo,
        LeaseUntil = owner.LeaseUntil,
        DueAt = null,
        MessageUntil = null,
    };

    private static RunState End(RunState run) =>
        run with { Phase = RunPhase.Ended, PausedFor = null, Owner = null, LeaseUntil = null, DueAt = null, MessageUntil = null };

    /// <summary>A run that its owner lets go of alive: that it was begun in the lane counts for nothing.</summary>
    private static RunState Released(RunState run) => run with
    {
        Owner = null,
        LeaseUntil = null,
        LaneStarts = run.Interruptions >= AlarmRules.LaneFrom ? Math.Max(0, run.LaneStarts - 1) : 0,
    };

    private static RunState NextStage(RunState run, Stage stage) => new()
    {
        Number = run.Number,
        Replays = run.Replays,
        Trigger = run.Trigger,
        OrderedBy = run.OrderedBy,
        Stage = stage,
        Phase = run.Phase,
    };

    private static string StageName(Stage stage) => stage == Stage.Score ? "score" : "report";
}
