using System.Text.Json.Serialization;
using Assay.Api.Json;
using Assay.Api.Security;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary><c>POST /assessment/start</c>: the first start fixes the end; every later one only tells it.</summary>
internal static class StartExam
{
    public static async Task<Reply> Start(HttpContext context, CandidateIdentity me, IGrainFactory grains)
    {
        var body = LenientBody.Parse(await BodyReader.ReadAsync(context));
        MustBeMine(body.Text("assessment_id", "assessmentId"), me.AssessmentId);
        MustBeMine(body.Text("candidate_id", "candidateId"), me.CandidateId);

        var session = await grains.GetGrain<ISubmissionGrain>(me.SubmissionId).Start(me.CandidateId);
        return new Reply(session.SubmissionId, session.ExpirationTime, session.DurationMinutes);
    }

    // The token decides; a body that names someone else is refused, one that names nobody is not.
    private static void MustBeMine(string? named, string mine)
    {
        if (!string.IsNullOrEmpty(named) && !string.Equals(named, mine, StringComparison.Ordinal))
            throw CandidateIdentity.Forbidden();
    }

    internal sealed record Body(
        [property: JsonPropertyName("assessment_id")] string AssessmentId,
        [property: JsonPropertyName("candidate_id")] string CandidateId);

    internal sealed record Reply(
        [property: JsonPropertyName("submission_id")] string SubmissionId,
        DateTimeOffset? ExpirationTime,
        int DurationMinutes)
    {
        [JsonPropertyName("submissionId")]
        public string SubmissionIdCamel => SubmissionId;

        [JsonPropertyName("expiration_time")]
        public DateTimeOffset? ExpirationTimeSnake => ExpirationTime;

        [JsonPropertyName("duration_minutes")]
        public int DurationMinutesSnake => DurationMinutes;
    }
}
