using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>Each question with its score and feedback, as plain text.</summary>
internal static class DetailedAnalysis
{
    /// <summary>A paragraph for each question; a text given for its number takes the place of its feedback.</summary>
    public static string Of(List<AssessedQuestion> questions, IReadOnlyDictionary<int, string>? texts = null) =>
        string.Join("\n\n", questions.Select(question => Paragraph(question, texts?.GetValueOrDefault(question.Number) ?? question.Score.Feedback)));

    private static string Paragraph(AssessedQuestion assessed, string feedback)
    {
        var score = assessed.Score;
        var lines = new List<string> { $"Question {assessed.Number} – {assessed.Skill} ({Kind(score.Type)})" };
        if (assessed.Question.Text.Length > 0)
            lines.Add(Prose.OneLine(assessed.Question.Text));
        lines.Add(ScoreLine(score));
        if (feedback.Length > 0)
            lines.Add(feedback);
        if (score.Criteria.Length > 1 && score.Outcome == ScoreOutcome.Graded)
            lines.Add("By criterion: " + Prose.Joined([.. score.Criteria.Select(criterion => $"{criterion.Criterion} {Prose.Percent(100 * criterion.Score)}")]) + ".");
        if (score.MatchedTerms.Length > 0)
            lines.Add($"Covered: {Prose.Terms(score.MatchedTerms)}.");
        if (score.MissedTerms.Length > 0)
            lines.Add($"Not found: {Prose.Terms(score.MissedTerms)}.");
        return string.Join('\n', lines);
    }

    private static string ScoreLine(QuestionScore score)
    {
        if (score.Outcome != ScoreOutcome.HumanReview)
            return $"Score: {Prose.Points(score.Points, score.MaxPoints)}.";
        var suggestion = score.SuggestedScore is { } suggested ? $" The grader would have given about {Prose.Percent(100 * suggested)}." : "";
        return $"Score: waits for a reviewer, 0 of {Prose.Counted(score.MaxPoints, "point")} so far.{suggestion}";
    }

    private static string Kind(QuestionType type) => type switch
    {
        QuestionType.Mcq => "multiple choice",
        QuestionType.Descriptive => "written answer",
        _ => "code",
    };
}
