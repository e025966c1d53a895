using System.Collections.Immutable;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>What to do next, in order of urgency; each follows from something stored.</summary>
internal static class Recommendations
{
    private const int AreasFollowed = 3;

    private const decimal Good = .6m;

    public static ImmutableArray<string> Of(Evaluation evaluation, List<AssessedQuestion> questions, Findings findings)
    {
        var list = Duties(evaluation, questions);
        foreach (var weak in findings.WeakGroups.Where(HasWeakAnswer).Take(AreasFollowed))
            list.Add($"Follow up on {weak.Name} in an interview. {Evidence.Lacking(weak)}".TrimEnd());
        if (findings.StrongGroups.MaxBy(group => group.Points) is { } strongest)
            list.Add($"Confirm {strongest.Name} with a practical task: it is the best-supported strength in this result, with {Prose.Points(strongest.Points, strongest.JudgedPoints)}.");
        if (list.Count == 0)
            list.Add("This result gives no ground for a recommendation; look at the answers themselves.");
        return [.. list];
    }

    /// <summary>What must be looked at before this result can be relied on, whoever words the rest.</summary>
    public static List<string> Duties(Evaluation evaluation, List<AssessedQuestion> questions)
    {
        var list = new List<string>();
        if (Numbers(questions, ScoreOutcome.HumanReview) is { Length: > 0 } waiting)
        {
            list.Add($"Have a reviewer mark {waiting} before deciding: until then the result can lie anywhere between "
                + $"{Prose.Percent(evaluation.LowestPercentage)} and {Prose.Percent(evaluation.HighestPercentage)}.");
        }
        if (Numbers(questions, ScoreOutcome.Gated) is { Length: > 0 } gated)
            list.Add($"Read the answers to {gated} yourself: they were set to 0 as non-answers, for the reasons given in the detailed analysis.");
        if (Numbers(questions, ScoreOutcome.Unanswered) is { Length: > 0 } open)
            list.Add($"Ask the candidate about {open}, left unanswered: the score cannot tell a gap in knowledge from a lack of time.");
        return list;
    }

    private static bool HasWeakAnswer(SkillGroup group) =>
        group.Judged.Any(question => question.Score is { Outcome: ScoreOutcome.Graded or ScoreOutcome.Marked, Score: < Good });

    private static string Numbers(List<AssessedQuestion> questions, ScoreOutcome outcome)
    {
        var found = questions.Where(question => question.Score.Outcome == outcome).ToList();
        return found.Count == 1 ? found[0].Name : found.Count == 0 ? "" : "questions " + Prose.Joined([.. found.Select(question => $"{question.Number}")]);
    }
}
