using System.Collections.Immutable;
using Assay.Pipeline;

namespace Assay.Submissions;

/// <summary>The rules by which a hand-in, by the candidate or by the clock, becomes part of a submission.</summary>
internal static class HandIn
{
    public const string TimerExpired = "timer_expired";
    private const string DefaultReason = "exceeded_violation_limit";
    private const int LongestReason = 200;

    // Ten times the questions of the longest assessment: saving under ever new ids must not grow a sheet without end.
    private const int MostAnswers = 500;

    public static bool IsHandedIn(SubmissionState state) =>
        state.Status is SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted or SubmissionStatus.Disqualified;

    public static SubmissionState Accept(SubmissionState state, SubmitAnswers command, PipelineOptions options, DateTimeOffset now)
    {
        if (state.Status == SubmissionStatus.Disqualified)
            return state;

        var late = state.Status == SubmissionStatus.Expired
            || (state.Status == SubmissionStatus.Pending && now > state.ExpiresAt + TimeSpan.FromSeconds(options.GraceSeconds))
            || (state.ExpirationTime is { } end && now > end + TimeSpan.FromSeconds(state.GraceSeconds));
        var timeIsOver = late || (state.ExpirationTime is { } expiry && now > expiry);
        var auto = late || command.AutoSubmitted;
        string? reason = null;
        if (auto)
            reason = timeIsOver ? TimerExpired : Clean(command.AutoSubmitReason) ?? DefaultReason;

        return Complete(state, now, auto, reason) with
        {
            ViolationCount = Math.Max(0, command.ViolationCount),
            AutoSubmitTimestamp = auto ? Clean(command.AutoSubmitTimestamp) : null,
            SubmitRequestId = command.RequestId,
        };
    }

    /// <summary>The deadline fired: what was autosaved is handed in.</summary>
    public static SubmissionState AtDeadline(SubmissionState state, DateTimeOffset now) =>
        Complete(state, now, auto: true, TimerExpired);

    /// <summary>What is handed in, with autosaved answers kept for the questions that it does not mention at all.</summary>
    public static AnswerSheet Merge(AnswerSheet saved, AnswerSheet handedIn)
    {
        var mentioned = handedIn.Answers.Select(answer => answer.QuestionId).ToHashSet(StringComparer.Ordinal);
        var room = Math.Max(0, MostAnswers - handedIn.Answers.Length);
        var kept = saved.Answers.Where(answer => !mentioned.Contains(answer.QuestionId)).Take(room).ToImmutableArray();
        return handedIn with
        {
            Answers = kept.IsEmpty ? handedIn.Answers : handedIn.Answers.AddRange(kept),
            ProctoringEvents = handedIn.ProctoringEvents.IsEmpty ? saved.ProctoringEvents : handedIn.ProctoringEvents,
        };
    }

    private static SubmissionState Complete(SubmissionState state, DateTimeOffset now, bool auto, string? reason) => state with
    {
        Status = auto ? SubmissionStatus.CompletedAutoSubmitted : SubmissionStatus.Completed,
        StartedAt = state.StartedAt ?? now,
        CompletedAt = now,
        AutoSubmitReason = reason,
        ScoringStatus = StageStatus.InProgress,
        ReportStatus = StageStatus.Pending,
    };

    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Length > LongestReason ? text[..LongestReason] : text;
}
