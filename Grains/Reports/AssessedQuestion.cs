using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>A question beside its stored score. No record: it is put into sets, and hashing every text in it would cost more than the report.</summary>
internal sealed class AssessedQuestion(int number, Question question, QuestionScore score)
{
    /// <summary>Its place in the assessment, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>What was asked.</summary>
    public Question Question { get; } = question;

    /// <summary>What is stored about the answer.</summary>
    public QuestionScore Score { get; } = score;

    /// <summary>True while a human must still decide.</summary>
    public bool Waiting => Score.Outcome == ScoreOutcome.HumanReview;

    /// <summary>The skill as the assessment names it.</summary>
    public string Skill { get; } = string.IsNullOrWhiteSpace(score.Skill) ? "General" : score.Skill.Trim();

    /// <summary>What it is called in a sentence.</summary>
    public string Name => $"question {Number}";

    /// <summary>Every score of an evaluation with its question, in the assessment's order.</summary>
    public static List<AssessedQuestion> Of(ReportRequest request)
    {
        var asked = request.Assessment.Questions.GroupBy(question => question.Id).ToDictionary(group => group.Key, group => group.First());
        return
        [
            .. request.Evaluation.Questions.Select((score, index) =>
                new AssessedQuestion(index + 1, asked.GetValueOrDefault(score.QuestionId) ?? new Question { Id = score.QuestionId }, score)),
        ];
    }
}
