using Assay.Storage;

namespace Assay.Submissions;

/// <summary>The wake-up table: when a submission in a given state wants to be woken, and for what.</summary>
internal static class AlarmRules
{
    /// <summary>Seconds after an exam's end in which a normal hand-in is still one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static Alarm For(SubmissionState state) => state.Status switch
    {
        SubmissionStatus.Pending => new Alarm(state.ExpiresAt, AlarmKind.Deadline, null),
        SubmissionStatus.InProgress => new Alarm(state.ExpirationTime + Grace, AlarmKind.Deadline, null),
        SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted => ForRun(state),
        _ => default,
    };

    private static Alarm ForRun(SubmissionState state) => state.Run.Phase switch
    {
        RunPhase.Waiting => new Alarm(state.Run.DueAt ?? state.CompletedAt, AlarmKind.Work, null),
        RunPhase.Running => new Alarm(state.Run.LeaseUntil, AlarmKind.Work, state.Run.Owner),
        RunPhase.RetryWait => new Alarm(state.Run.DueAt, AlarmKind.Work, null),
        _ => default,
    };
}
