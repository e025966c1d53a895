using System.Collections.Immutable;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Retention;

/// <summary>Which submissions belong to a class, and from when on they are too old.</summary>
internal static class RetentionRules
{
    /// <summary>Who the audit names when a submission is erased by its age.</summary>
    public const string Actor = "retention";

    public static string ReasonOf(RetentionClass kind) => kind == RetentionClass.Finished ? "Retention:FinishedDays" : "Retention:UnusedDays";

    public static int? DaysOf(RetentionClass kind, RetentionOptions options) =>
        kind == RetentionClass.Finished ? options.FinishedDays : options.UnusedDays;

    public static bool IsOn(RetentionOptions options) => options.FinishedDays is not null || options.UnusedDays is not null;

    /// <summary>The statuses that the class is looked for under. A pending test becomes expired by itself.</summary>
    public static ImmutableArray<SubmissionStatus> StatusesOf(RetentionClass kind) => kind == RetentionClass.Finished
        ? [SubmissionStatus.Completed, SubmissionStatus.CompletedAutoSubmitted, SubmissionStatus.Disqualified]
        : [SubmissionStatus.Expired, SubmissionStatus.InProgress];

    /// <summary>Whether a listed submission is worth a question to its grain, which decides.</summary>
    public static bool MayBeDue(SubmissionListItem item, DateTimeOffset before) => (item.CompletedAt ?? item.CreatedAt) < before;

    public static bool IsDue(SubmissionState state, RetentionClass kind, DateTimeOffset before, DateTimeOffset now)
    {
        if (!StatusesOf(kind).Contains(state.Status))
            return false;
        if (kind == RetentionClass.Finished)
            return state.Run.Phase is RunPhase.Ended or RunPhase.None && (state.CompletedAt ?? state.CreatedAt) < before;
        return state.CreatedAt < before
            && (state.ExpirationTime is not { } end || end + TimeSpan.FromSeconds(state.GraceSeconds) < now);
    }
}
