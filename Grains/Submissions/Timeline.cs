using Assay.Audit;

namespace Assay.Submissions;

/// <summary>Adds to a submission's history, bounded so that its row stays small.</summary>
internal static class Timeline
{
    public const string System = "system";
    public const string Candidate = "candidate";
    private const int MostEntries = 200;
    private const int MostAttempts = 60;

    public static SubmissionState Note(this SubmissionState state, DateTimeOffset at, string name, string actor, string? details = null)
    {
        var entries = state.Timeline.Length < MostEntries ? state.Timeline : state.Timeline.RemoveAt(1);
        return state with { Timeline = entries.Add(new TimelineEntry(at, name, actor, details)) };
    }

    public static SubmissionState NoteAttempt(this SubmissionState state, AttemptRecord attempt)
    {
        var history = state.AttemptHistory.Length < MostAttempts ? state.AttemptHistory : state.AttemptHistory.RemoveAt(1);
        return state with { AttemptHistory = history.Add(attempt) };
    }

    public static SubmissionState Audited(this SubmissionState state, DateTimeOffset at, string actor, string action, string subject, string? details) =>
        state with { PendingAudit = state.PendingAudit.Add(new AuditEntry(at, actor, action, subject, details)) };
}
