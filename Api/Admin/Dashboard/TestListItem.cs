using System.Text.Json.Serialization;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Dashboard;

/// <summary>A test in the admin's plain list.</summary>
internal sealed record TestListItem(
    string Id,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    SubmissionStatus Status,
    [property: JsonPropertyName("raw_status")] SubmissionStatus RawStatus,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("completed_at")] DateTimeOffset? CompletedAt,
    [property: JsonPropertyName("overall_score")] decimal? OverallScore,
    [property: JsonPropertyName("candidate_email")] string CandidateEmail,
    [property: JsonPropertyName("candidate_name")] string CandidateName,
    [property: JsonPropertyName("initiated_by")] string InitiatedBy)
{
    public static TestListItem Of(SubmissionListItem item) => new(
        item.SubmissionId,
        item.AssessmentId,
        ListStatus.Of(item.Status),
        item.Status,
        item.CreatedAt,
        item.CompletedAt,
        Shown.Percent(item.OverallScore),
        item.CandidateEmail,
        item.CandidateName,
        item.InitiatedBy);
}
