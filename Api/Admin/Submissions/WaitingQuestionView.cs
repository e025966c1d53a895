using System.Text.Json.Serialization;
using Assay.Reviews;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>A question that waits for a human, with what helps to answer it.</summary>
internal sealed record WaitingQuestionView(
    [property: JsonPropertyName("question_id")] string QuestionId,
    IReadOnlyList<string> Reasons,
    DateTimeOffset Since,
    [property: JsonPropertyName("max_points")] int MaxPoints,
    decimal Score,
    [property: JsonPropertyName("suggested_score")] decimal? SuggestedScore,
    decimal Confidence,
    string Feedback,
    IReadOnlyList<EvidenceView> Evidence,
    RegradeView? Regrade)
{
    public static IReadOnlyList<WaitingQuestionView> AllOf(SubmissionDetail detail) =>
    [
        .. from waiting in detail.Waiting
           join score in detail.Evaluation?.Questions ?? [] on waiting.QuestionId equals score.QuestionId
           select Of(waiting, score),
    ];

    private static WaitingQuestionView Of(WaitingQuestion waiting, QuestionScore score) => new(
        waiting.QuestionId,
        waiting.Reasons,
        waiting.Since,
        score.MaxPoints,
        Shown.Points(score.Score),
        score.SuggestedScore is { } suggested ? Shown.Points(suggested) : null,
        Shown.Points(score.Confidence),
        score.Feedback,
        EvidenceView.AllOf(score.Evidence),
        score.Regrade is { } regrade ? RegradeView.Of(regrade) : null);
}
