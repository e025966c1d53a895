using Assay.Storage;

namespace Assay.Submissions;

/// <summary>The wake-up table: when a submission in a given state wants to be woken, and for what.</summary>
internal static class AlarmRules
{
    /// <summary>From this many interruptions on, a run goes through the silo's lane of one at a time.</summary>
    public const int LaneFrom = 2;

    public static Alarm For(SubmissionState state) => state.Status switch
    {
        SubmissionStatus.Pending => new Alarm(state.ExpiresAt, AlarmKind.Deadline, null),
        SubmissionStatus.InProgress when state.AutoSubmitAtDeadline =>
            new Alarm(state.ExpirationTime + TimeSpan.FromSeconds(state.GraceSeconds), AlarmKind.Deadline, null),
        SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted => ForRun(state.Run),
        SubmissionStatus.Erased => new Alarm(state.Erasure?.PurgeAt, AlarmKind.Deadline, null),
        _ => default,
    };

    public static AlarmKind KindOf(RunState run) => run.Interruptions >= LaneFrom ? AlarmKind.Lane : AlarmKind.Work;

    private static Alarm ForRun(RunState run) => run.Phase switch
    {
        RunPhase.Waiting or RunPhase.RetryWait when run.MessageUntil is { } until => new Alarm(until, AlarmKind.Message, null),
        RunPhase.Waiting or RunPhase.RetryWait => new Alarm(run.DueAt, KindOf(run), null),
        RunPhase.Running => new Alarm(run.LeaseUntil, KindOf(run), run.Owner),
        _ => default,
    };
}
