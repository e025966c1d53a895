using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Api.Admin.Submissions;

/// <summary>One question's score with its evidence.</summary>
internal sealed record QuestionScoreView(
    [property: JsonPropertyName("question_id")] string QuestionId,
    QuestionType Type,
    string Skill,
    ScoreOutcome Outcome,
    decimal Score,
    decimal Points,
    [property: JsonPropertyName("max_points")] int MaxPoints,
    [property: JsonPropertyName("suggested_score")] decimal? SuggestedScore,
    string Grader,
    [property: JsonPropertyName("grader_version")] string GraderVersion,
    decimal Confidence,
    string Feedback,
    IReadOnlyDictionary<string, decimal> Criteria,
    [property: JsonPropertyName("matched_terms")] IReadOnlyList<string> MatchedTerms,
    [property: JsonPropertyName("missed_terms")] IReadOnlyList<string> MissedTerms,
    [property: JsonPropertyName("reason_code")] string? ReasonCode,
    [property: JsonPropertyName("selected_option_id")] string? SelectedOptionId,
    [property: JsonPropertyName("correct_option_id")] string? CorrectOptionId,
    [property: JsonPropertyName("marked_by")] string? MarkedBy,
    [property: JsonPropertyName("mark_reason")] string? MarkReason,
    IReadOnlyList<EvidenceView> Evidence,
    [property: JsonPropertyName("rubric_items")] IReadOnlyList<RubricItemView> RubricItems,
    AttackView? Attack,
    ModelTraceView? Model,
    [property: JsonPropertyName("code_tests")] IReadOnlyList<CodeTestView> CodeTests,
    RegradeView? Regrade)
{
    public static QuestionScoreView Of(QuestionScore score) => new(
        score.QuestionId,
        score.Type,
        score.Skill,
        score.Outcome,
        Shown.Points(score.Score),
        Shown.Points(score.Points),
        score.MaxPoints,
        score.SuggestedScore is { } suggested ? Shown.Points(suggested) : null,
        score.Grader,
        score.GraderVersion,
        Shown.Points(score.Confidence),
        score.Feedback,
        CriteriaOf(score),
        score.MatchedTerms,
        score.MissedTerms,
        score.ReasonCode,
        score.SelectedOptionId,
        score.CorrectOptionId,
        score.MarkedBy,
        score.MarkReason,
        EvidenceView.AllOf(score.Evidence),
        [.. score.RubricItems.Select(RubricItemView.Of)],
        score.Attack is { } attack ? AttackView.Of(attack) : null,
        score.Model is { } model ? ModelTraceView.Of(model) : null,
        [.. score.CodeTests.Select(CodeTestView.Of)],
        score.Regrade is { } regrade ? RegradeView.Of(regrade) : null);

    /// <summary>The score of each judged criterion.</summary>
    public static Dictionary<string, decimal> CriteriaOf(QuestionScore score) => CriteriaOf(score.Criteria);

    /// <inheritdoc cref="CriteriaOf(QuestionScore)"/>
    public static Dictionary<string, decimal> CriteriaOf(ImmutableArray<CriterionScore> scores)
    {
        var criteria = new Dictionary<string, decimal>();
        foreach (var criterion in scores)
            criteria[criterion.Criterion] = Shown.Points(criterion.Score);
        return criteria;
    }
}
