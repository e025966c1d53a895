using System.Text.Json.Serialization;
using Assay.Api.Errors;
using Assay.Assessments;

namespace Assay.Api.Candidate;

/// <summary><c>GET /assessment/{assessmentId}/readiness</c>: what is stored is complete, so an assessment that exists is ready.</summary>
internal static class Readiness
{
    public static async Task<IResult> Get(string assessmentId, IGrainFactory grains)
    {
        var assessment = EntityIds.IsAssessment(assessmentId)
            ? await grains.GetGrain<IAssessmentGrain>(assessmentId).GetLatest()
            : null;
        if (assessment is null)
            return Problems.Of(404, "assessment_not_found", "There is no such assessment.");

        var count = assessment.Questions.Length;
        return Results.Ok(new Reply(
            count > 0,
            count > 0 ? "ready" : "unknown",
            count > 0 ? "The assessment is ready." : "The assessment has no questions.",
            count,
            count,
            count,
            count,
            false,
            assessment.Id,
            assessment.Title));
    }

    internal sealed record Reply(
        bool Ready,
        string Status,
        string Message,
        [property: JsonPropertyName("question_count")] int QuestionCount,
        [property: JsonPropertyName("required_count")] int RequiredCount,
        [property: JsonPropertyName("total_questions")] int TotalQuestions,
        [property: JsonPropertyName("ready_questions")] int ReadyQuestions,
        [property: JsonPropertyName("retry_recommended")] bool RetryRecommended,
        [property: JsonPropertyName("assessment_id")] string AssessmentId,
        [property: JsonPropertyName("assessment_title")] string AssessmentTitle);
}
