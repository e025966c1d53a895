using Assay.Scoring;

namespace Assay.Reports;

/// <summary>A few sentences for a reader in a hurry.</summary>
internal static class ExecutiveSummary
{
    public static string Of(ReportRequest request, List<AssessedQuestion> questions, List<SkillGroup> skills)
    {
        var sentences = new List<string> { Result(request, questions), Counts(questions) };
        if (Extremes(skills) is { } extremes)
            sentences.Add(extremes);
        return string.Join(' ', sentences);
    }

    /// <summary>The score, and how far it may still change.</summary>
    public static string Result(ReportRequest request, List<AssessedQuestion> questions)
    {
        var evaluation = request.Evaluation;
        var sentences = new List<string>();
        sentences.Add(evaluation.MaxPoints == 0
            ? $"No points were at stake in “{Prose.OneLine(request.Assessment.Title)}”, so there is no score."
            : $"In “{Prose.OneLine(request.Assessment.Title)}” the candidate reached {Prose.Points(evaluation.TotalPoints, evaluation.MaxPoints)}, in the band “{evaluation.Band}”.");
        if (evaluation.Provisional)
        {
            sentences.Add($"This score is provisional: {Prose.Counted(questions.Count(question => question.Waiting), "question")} "
                + $"must still be marked by a reviewer and counts 0 so far, so the final result can lie anywhere between {Prose.Percent(evaluation.LowestPercentage)} and {Prose.Percent(evaluation.HighestPercentage)}.");
        }
        return string.Join(' ', sentences);
    }

    private static string Counts(List<AssessedQuestion> questions)
    {
        (ScoreOutcome Outcome, string One, string Many)[] kinds =
        [
            (ScoreOutcome.Graded, "was graded", "were graded"),
            (ScoreOutcome.Marked, "was marked by a reviewer", "were marked by a reviewer"),
            (ScoreOutcome.Unanswered, "was left unanswered", "were left unanswered"),
            (ScoreOutcome.Gated, "was answered with nothing that could be judged", "were answered with nothing that could be judged"),
            (ScoreOutcome.HumanReview, "waits for a reviewer", "wait for a reviewer"),
        ];
        var parts = kinds
            .Select(kind => (Kind: kind, Count: questions.Count(question => question.Score.Outcome == kind.Outcome)))
            .Where(part => part.Count > 0)
            .Select(part => $"{part.Count} {(part.Count == 1 ? part.Kind.One : part.Kind.Many)}");
        return $"Of {Prose.Counted(questions.Count, "question")}, {Prose.Joined([.. parts])}.";
    }

    private static string? Extremes(List<SkillGroup> skills)
    {
        var judged = skills.Where(skill => skill.JudgedPoints > 0).OrderByDescending(skill => skill.JudgedPercentage).ToList();
        if (judged.Count < 2 || judged[0].JudgedPercentage == judged[^1].JudgedPercentage)
            return null;
        return $"The best result is in {Named(judged[0])}, the weakest in {Named(judged[^1])}.";
    }

    private static string Named(SkillGroup skill) => $"{skill.Name} ({Prose.Percent(skill.JudgedPercentage)})";
}
