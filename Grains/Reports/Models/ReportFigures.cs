using Assay.Scoring;

namespace Assay.Reports.Models;

/// <summary>The figures that a text about some questions and skills may state.</summary>
internal sealed class ReportFigures
{
    private readonly HashSet<decimal> _percentages = [];
    private readonly HashSet<decimal> _points = [];
    private readonly int _questions;

    private ReportFigures(int questions) => _questions = questions;

    /// <summary>Everything in the evaluation.</summary>
    public static ReportFigures All(ReportFacts facts)
    {
        var figures = Of(facts.Questions);
        var evaluation = facts.Request.Evaluation;
        figures._percentages.UnionWith([evaluation.Percentage, evaluation.LowestPercentage, evaluation.HighestPercentage]);
        figures._points.UnionWith([evaluation.TotalPoints, evaluation.MaxPoints]);
        foreach (var skill in facts.Skills)
            figures.Add(skill);
        return figures;
    }

    /// <summary>Those of a skill, or of a question that stands for one.</summary>
    public static ReportFigures Of(SkillGroup group)
    {
        var figures = Of(group.Questions);
        figures.Add(group);
        return figures;
    }

    /// <summary>Those of some questions alone.</summary>
    public static ReportFigures Of(IReadOnlyCollection<AssessedQuestion> questions)
    {
        var figures = new ReportFigures(questions.Count);
        foreach (var score in questions.Select(question => question.Score))
        {
            figures._points.UnionWith([score.Points, score.MaxPoints]);
            figures._percentages.UnionWith([100 * score.Score, ScoreSums.Percentage(score.Points, score.MaxPoints)]);
            if (score.SuggestedScore is { } suggested)
                figures._percentages.Add(100 * suggested);
            figures._percentages.UnionWith(score.Criteria.Select(criterion => 100 * criterion.Score));
            figures._percentages.UnionWith(score.RubricItems.Select(item => 100 * item.Score));
        }
        return figures;
    }

    /// <summary>True for a percentage in it, as it is or rounded.</summary>
    public bool HasPercentage(decimal stated) => Holds(_percentages, stated);

    /// <summary>True for points in it, as reports show them or to one decimal; half a point is not rounded away.</summary>
    public bool HasPoints(decimal stated) =>
        _points.Any(figure => decimal.Round(figure, 2, MidpointRounding.ToEven) == stated || (stated.Scale > 0 && Rounds(figure, stated)));

    /// <summary>True for points, or for a number of questions.</summary>
    public bool HasPart(decimal stated) => HasPoints(stated) || (stated.Scale == 0 && stated <= _questions);

    /// <summary>True for a score 0..1 in it.</summary>
    public bool HasScore(decimal stated) => stated is >= 0 and <= 1 && stated.Scale is 1 or 2 && _percentages.Any(figure => Rounds(figure / 100, stated));

    private void Add(SkillGroup group)
    {
        var line = group.ToScore();
        _points.UnionWith([group.Points, group.JudgedPoints, line.MaxPoints]);
        _percentages.UnionWith([group.JudgedPercentage, line.Percentage]);
    }

    private static bool Holds(HashSet<decimal> figures, decimal stated) => figures.Any(figure => Rounds(figure, stated));

    private static bool Rounds(decimal figure, decimal stated) =>
        decimal.Round(figure, Math.Min((int)stated.Scale, 6), MidpointRounding.ToEven) == stated
        || decimal.Round(figure, Math.Min((int)stated.Scale, 6), MidpointRounding.AwayFromZero) == stated;
}
