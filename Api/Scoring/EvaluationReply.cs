using Assay.Api.Admin;
using Assay.Api.Admin.Submissions;
using Assay.Assessments;
using Assay.Scoring;
using Assay.Submissions;

namespace Assay.Api.Scoring;

/// <summary>A stored evaluation as the scoring clients read it; all zeros when nothing was scoreable.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="TotalScore">Points reached.</param>
/// <param name="MaxPossibleScore">Points at stake.</param>
/// <param name="PercentageScore">100 × points / points at stake.</param>
/// <param name="McqResults">The multiple choice questions.</param>
/// <param name="LlmResults">The written and coded questions, whoever graded them.</param>
/// <param name="EvaluationTime">Seconds that scoring took.</param>
/// <param name="CostBreakdown">What it cost.</param>
/// <param name="Provisional">True while answers wait for a human.</param>
/// <param name="Band">The verdict in words.</param>
internal sealed record EvaluationReply(
    string SubmissionId,
    decimal TotalScore,
    decimal MaxPossibleScore,
    decimal PercentageScore,
    IReadOnlyList<McqResult> McqResults,
    IReadOnlyList<LlmResult> LlmResults,
    double EvaluationTime,
    CostView CostBreakdown,
    bool Provisional,
    string Band)
{
    public static EvaluationReply Of(SubmissionDetail detail)
    {
        var evaluation = detail.Evaluation ?? new Evaluation();
        return new EvaluationReply(
            detail.Session.SubmissionId,
            Shown.Points(evaluation.TotalPoints),
            Shown.Points(evaluation.MaxPoints),
            Shown.Points(evaluation.Percentage),
            [.. evaluation.Questions.Where(q => q.Type == QuestionType.Mcq).Select(McqResult.Of)],
            [.. evaluation.Questions.Where(q => q.Type != QuestionType.Mcq).Select(LlmResult.Of)],
            (evaluation.CompletedAt - evaluation.StartedAt).TotalSeconds,
            CostView.Of(evaluation.Cost),
            evaluation.Provisional,
            evaluation.Band);
    }
}

/// <summary>A multiple choice question's result.</summary>
internal sealed record McqResult(string QuestionId, bool Correct, string? SelectedOptionId, string? CorrectOptionId, decimal PointsAwarded)
{
    public static McqResult Of(QuestionScore score) => new(
        score.QuestionId,
        score.CorrectOptionId is not null && score.SelectedOptionId == score.CorrectOptionId,
        score.SelectedOptionId,
        score.CorrectOptionId,
        Shown.Points(score.Points));
}

/// <summary>A written or coded question's result.</summary>
internal sealed record LlmResult(
    string QuestionId,
    decimal Score,
    string Feedback,
    IReadOnlyDictionary<string, decimal> RubricBreakdown,
    decimal PointsAwarded)
{
    public static LlmResult Of(QuestionScore score) => new(
        score.QuestionId,
        Shown.Points(score.Score),
        score.Feedback,
        QuestionScoreView.CriteriaOf(score),
        Shown.Points(score.Points));
}
