using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>What the stored evaluation shows for or against a skill, in sentences.</summary>
internal static class Evidence
{
    /// <summary>What its answers covered.</summary>
    public static string Covered(SkillGroup group)
    {
        var sentences = new List<string>();
        var matched = Written(group).OrderByDescending(score => score.Score).SelectMany(score => score.MatchedTerms).ToList();
        if (matched.Count > 0)
            sentences.Add($"The written answers covered {Prose.Terms(matched)}.");
        var (right, asked) = MultipleChoice(group);
        if (right > 0)
            sentences.Add($"{right} of {Prose.Counted(asked, "multiple-choice question")} {(asked == 1 ? "was" : "were")} answered correctly.");
        AddMarked(group, sentences);
        return string.Join(' ', sentences);
    }

    /// <summary>What its answers lacked.</summary>
    public static string Lacking(SkillGroup group)
    {
        var sentences = new List<string>();
        var missed = Written(group).OrderBy(score => score.Score).SelectMany(score => score.MissedTerms).ToList();
        if (missed.Count > 0)
            sentences.Add($"The written answers did not mention {Prose.Terms(missed)}.");
        var (right, asked) = MultipleChoice(group);
        if (asked > right)
            sentences.Add($"{asked - right} of {Prose.Counted(asked, "multiple-choice question")} {(asked == 1 ? "was" : "were")} answered wrongly.");
        AddCount(group, sentences, ScoreOutcome.Unanswered, "left unanswered");
        AddCount(group, sentences, ScoreOutcome.Gated, "answered with nothing that could be judged");
        AddMarked(group, sentences);
        return string.Join(' ', sentences);
    }

    private static IEnumerable<QuestionScore> Written(SkillGroup group) =>
        group.Judged.Select(question => question.Score).Where(score => score.Outcome == ScoreOutcome.Graded && score.Type != QuestionType.Mcq);

    private static (int Right, int Asked) MultipleChoice(SkillGroup group)
    {
        var scores = group.Judged.Select(question => question.Score)
            .Where(score => score is { Type: QuestionType.Mcq, Outcome: ScoreOutcome.Graded }).ToList();
        return (scores.Count(score => score.Score == 1), scores.Count);
    }

    private static void AddMarked(SkillGroup group, List<string> sentences) => AddCount(group, sentences, ScoreOutcome.Marked, "marked by a reviewer");

    private static void AddCount(SkillGroup group, List<string> sentences, ScoreOutcome outcome, string words)
    {
        var count = group.Judged.Count(question => question.Score.Outcome == outcome);
        if (count > 0)
            sentences.Add($"{Prose.Counted(count, "question")} {(count == 1 ? "was" : "were")} {words}.");
    }
}
