using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>A question beside its stored score.</summary>
/// <param name="Number">Its place in the assessment, from 1.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Score">What is stored about the answer.</param>
internal sealed record AssessedQuestion(int Number, Question Question, QuestionScore Score)
{
    /// <summary>True while a human must still decide.</summary>
    public bool Waiting => Score.Outcome == ScoreOutcome.HumanReview;

    /// <summary>The skill as the assessment names it.</summary>
    public string Skill => string.IsNullOrWhiteSpace(Score.Skill) ? "General" : Score.Skill.Trim();

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
