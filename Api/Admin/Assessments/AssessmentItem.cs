using System.Text.Json.Serialization;
using Assay.Assessments;

namespace Assay.Api.Admin.Assessments;

/// <summary>An assessment in the admin's list; without answer keys.</summary>
internal sealed record AssessmentItem(
    string Id,
    string Title,
    string Description,
    int Duration,
    [property: JsonPropertyName("target_role")] string? TargetRole,
    [property: JsonPropertyName("created_by")] string CreatedBy,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    int Version,
    IReadOnlyList<QuestionItem> Questions,
    int QuestionCount)
{
    public static AssessmentItem Of(AssessmentDefinition assessment) => new(
        assessment.Id,
        assessment.Title,
        assessment.Description,
        assessment.DurationMinutes,
        assessment.TargetRole,
        assessment.CreatedBy,
        assessment.CreatedAt,
        assessment.Version,
        [.. assessment.Questions.Select(QuestionItem.Of)],
        assessment.Questions.Length);
}

/// <summary>A question in the admin's list.</summary>
internal sealed record QuestionItem(string Id, QuestionType Type, string Text, string Skill, string Difficulty, int Points)
{
    public static QuestionItem Of(Question question) =>
        new(question.Id, question.Type, question.Text, question.Skill, question.Difficulty, question.Points);
}
