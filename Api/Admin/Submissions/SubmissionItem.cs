using System.Text.Json.Serialization;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>One page of submissions.</summary>
internal sealed record SubmissionListReply(
    IReadOnlyList<SubmissionItem> Items,
    [property: JsonPropertyName("next_cursor")] string? NextCursor);

/// <summary>A submission in the filtered list.</summary>
internal sealed record SubmissionItem(
    string Id,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    [property: JsonPropertyName("candidate_email")] string CandidateEmail,
    [property: JsonPropertyName("candidate_name")] string CandidateName,
    string Source,
    [property: JsonPropertyName("initiated_by")] string InitiatedBy,
    SubmissionStatus Status,
    [property: JsonPropertyName("scoring_status")] StageStatus ScoringStatus,
    [property: JsonPropertyName("report_status")] StageStatus ReportStatus,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("completed_at")] DateTimeOffset? CompletedAt,
    [property: JsonPropertyName("overall_score")] decimal? OverallScore,
    bool Provisional,
    [property: JsonPropertyName("run_sequence")] int RunSequence,
    int Attempts,
    [property: JsonPropertyName("next_retry_at")] DateTimeOffset? NextRetryAt,
    [property: JsonPropertyName("last_error")] string? LastError,
    bool Stuck)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static SubmissionItem Of(SubmissionListItem item, DateTimeOffset now) => new(
        item.SubmissionId,
        item.AssessmentId,
        item.CandidateEmail,
        item.CandidateName,
        item.Source,
        item.InitiatedBy,
        item.Status,
        item.ScoringStatus,
        item.ReportStatus,
        item.CreatedAt,
        item.CompletedAt,
        Shown.Percent(item.OverallScore),
        item.Provisional,
        item.RunSequence,
        item.Attempts,
        item.NextRetryAt,
        item.LastError,
        now - item.WakeAt > Patience);
}
