using System.Collections.Immutable;
using Assay.Assessments;

namespace Assay.Scoring;

/// <summary>The rubric <c>default</c>: weights per criterion, re-normalised over the criteria that a grader used.</summary>
internal static class ScoringRubric
{
    public const string Name = "default";

    public const string Communication = "communication";

    public const string ProblemSolving = "problemSolving";

    public const string CodingCorrectness = "codingCorrectness";

    public const string CodingEfficiency = "codingEfficiency";

    public const string ExplanationQuality = "explanationQuality";

    private static readonly ImmutableArray<(string Criterion, decimal Weight)> Descriptive =
        [(Communication, .20m), (ProblemSolving, .20m), (ExplanationQuality, .15m)];

    private static readonly ImmutableArray<(string Criterion, decimal Weight)> Coding =
        [(CodingCorrectness, .30m), (CodingEfficiency, .15m), (ExplanationQuality, .15m)];

    /// <summary>The criteria of the question's type, clamped to 0..1, in the rubric's order; the last of a name wins, others are left out.</summary>
    public static ImmutableArray<CriterionScore> Accept(QuestionType type, ImmutableArray<CriterionScore> criteria)
    {
        if (criteria.IsDefaultOrEmpty)
            return [];
        var accepted = ImmutableArray.CreateBuilder<CriterionScore>();
        foreach (var (criterion, _) in Weights(type))
        {
            var given = criteria.LastOrDefault(score => score.Criterion == criterion);
            if (given is not null)
                accepted.Add(given with { Score = Rounding.Unit(given.Score) });
        }
        return accepted.ToImmutable();
    }

    /// <summary>The weighted mean of accepted criteria, unrounded; null without any.</summary>
    public static decimal? Mean(QuestionType type, ImmutableArray<CriterionScore> accepted)
    {
        var (sum, weights) = (0m, 0m);
        foreach (var (criterion, weight) in Weights(type))
        {
            if (accepted.FirstOrDefault(score => score.Criterion == criterion) is not { } score)
                continue;
            sum += weight * score.Score;
            weights += weight;
        }
        return weights == 0 ? null : sum / weights;
    }

    private static ImmutableArray<(string Criterion, decimal Weight)> Weights(QuestionType type) => type switch
    {
        QuestionType.Descriptive => Descriptive,
        QuestionType.Coding => Coding,
        _ => [],
    };
}
