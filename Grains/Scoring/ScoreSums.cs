using Assay.Assessments;

namespace Assay.Scoring;

/// <summary>
/// Adds an evaluation up. Each question's exact share is recomputed from what is stored with it, so that the sums of a
/// marked evaluation equal those of a scoring that had the mark from the start: rounded points are never added.
/// </summary>
internal static class ScoreSums
{
    /// <summary>The evaluation with every sum made anew from its questions.</summary>
    public static Evaluation WithSums(this Evaluation evaluation)
    {
        var (total, waiting, maximum) = (0m, 0m, 0m);
        var provisional = false;
        foreach (var question in evaluation.Questions)
        {
            total += ExactScore(question) * question.MaxPoints;
            maximum += question.MaxPoints;
            if (question.Outcome != ScoreOutcome.HumanReview)
                continue;
            provisional = true;
            waiting += question.MaxPoints;
        }
        var percentage = Percentage(total, maximum);
        return evaluation with
        {
            TotalPoints = Rounding.Stored(total),
            MaxPoints = maximum,
            Percentage = percentage,
            Band = maximum == 0 ? Bands.NotScored : Bands.Of(percentage),
            Provisional = provisional,
            LowestPercentage = percentage,
            HighestPercentage = Percentage(total + waiting, maximum),
        };
    }

    /// <summary>The question with score and points filled in from its outcome.</summary>
    public static QuestionScore WithPoints(this QuestionScore question)
    {
        var exact = ExactScore(question);
        return question with { Score = Rounding.Stored(exact), Points = Rounding.Stored(exact * question.MaxPoints) };
    }

    /// <summary>100 × part / whole to six places; 0 when nothing is at stake.</summary>
    public static decimal Percentage(decimal part, decimal whole) => whole == 0 ? 0 : Rounding.Stored(100 * part / whole);

    private static decimal ExactScore(QuestionScore question) => question.Outcome switch
    {
        ScoreOutcome.Marked => question.Score,
        ScoreOutcome.Graded when question.Type == QuestionType.Mcq => question.Score,
        ScoreOutcome.Graded => ScoringRubric.Mean(question.Type, question.Criteria) ?? 0,
        _ => 0,
    };
}
