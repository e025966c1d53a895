using System.Text.Json.Serialization;
using Assay.Assessments;

namespace Assay.Api.Admin.Assessments;

/// <summary>The reply to a created assessment or a new version.</summary>
internal sealed record AssessmentPublished(
    bool Success,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    int Version,
    [property: JsonPropertyName("question_count")] int QuestionCount,
    string Message)
{
    public static AssessmentPublished Of(AssessmentDefinition stored, string message) =>
        new(true, stored.Id, stored.Version, stored.Questions.Length, message);
}
