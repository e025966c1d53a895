using System.Text.Json.Serialization;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Reviews;

/// <summary>A submission with answers that wait for a human.</summary>
/// <param name="Id">The submission.</param>
/// <param name="AssessmentId">The assessment.</param>
/// <param name="CandidateEmail">The candidate's e-mail.</param>
/// <param name="CandidateName">The candidate's name, or empty.</param>
/// <param name="ScoringStatus">Where scoring stands.</param>
/// <param name="CompletedAt">When it was handed in.</param>
/// <param name="Waiting">How many questions wait; null for one that was last written by a version that did not count them.</param>
/// <param name="Reasons">Why, distinct codes; empty like <paramref name="Waiting"/>.</param>
/// <param name="Since">Since when the first of them waits; null like <paramref name="Waiting"/>.</param>
/// <param name="OverallScore">The score so far.</param>
/// <param name="LowestPercentage">The score if every waiting answer got 0 points; those whose regrade was asked for keep theirs.</param>
/// <param name="HighestPercentage">The score if every waiting answer got its full points; null like <paramref name="Waiting"/>.</param>
/// <param name="Provisional">True while a waiting question counts 0.</param>
internal sealed record ReviewItem(
    string Id,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    [property: JsonPropertyName("candidate_email")] string CandidateEmail,
    [property: JsonPropertyName("candidate_name")] string CandidateName,
    [property: JsonPropertyName("scoring_status")] StageStatus ScoringStatus,
    [property: JsonPropertyName("completed_at")] DateTimeOffset? CompletedAt,
    int? Waiting,
    IReadOnlyList<string> Reasons,
    DateTimeOffset? Since,
    [property: JsonPropertyName("overall_score")] decimal? OverallScore,
    [property: JsonPropertyName("lowest_percentage")] decimal? LowestPercentage,
    [property: JsonPropertyName("highest_percentage")] decimal? HighestPercentage,
    bool Provisional)
{
    // A waiting question counts 0 so far, so what there is is the lowest.
    public static ReviewItem Of(SubmissionListItem item) => new(
        item.SubmissionId,
        item.AssessmentId,
        item.CandidateEmail,
        item.CandidateName,
        item.ScoringStatus,
        item.CompletedAt,
        item.ReviewCount,
        item.ReviewReasons?.Split(',') ?? [],
        item.ReviewSince,
        Shown.Percent(item.OverallScore),
        Shown.Percent(item.OverallScore),
        Shown.Percent(item.HighestScore),
        item.Provisional);
}
