using System.Collections.Immutable;
using Assay.Assessments;

namespace Assay.Scoring.Models.Judging;

/// <summary>A model and the embedded grader that lie too far apart to believe either.</summary>
internal static class Disagreement
{
    private const decimal Most = .35m;

    // The embedded grader's own word for not having been able to judge.
    private const string Unsure = "low_confidence";

    // Where it is unsure, only opposite ends are held against the model: there it may have been talked into its marks.
    private const decimal Nothing = .2m;
    private const decimal NearlyAll = .75m;

    /// <summary>The reason and a sentence, where the embedded grader could judge the answer and says something else; else null.</summary>
    public static (string Reason, string Sentence)? Find(ImmutableArray<CriterionScore> model, AnswerGrade own, Analyst analyst)
    {
        var type = analyst == Analyst.Code ? QuestionType.Coding : QuestionType.Descriptive;
        if (ScoringRubric.Mean(type, own.Criteria) is not { } embedded || ScoringRubric.Mean(type, model) is not { } overall)
            return null;
        var explanation = model.FirstOrDefault(score => score.Criterion == ScoringRubric.ExplanationQuality)?.Score ?? overall;
        var differs = own.ReasonCode == Unsure
            ? embedded <= Nothing && Math.Max(overall, explanation) >= NearlyAll
            : Math.Abs(overall - embedded) > Most || Math.Abs(explanation - embedded) > Most;
        return differs
            ? ("graders_disagree", "The model and the embedded grader lie far apart on this answer, so a reviewer must decide.")
            : null;
    }
}
