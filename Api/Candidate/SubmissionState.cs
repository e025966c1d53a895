using System.Text.Json.Serialization;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary><c>GET /assessment/{id}/submission</c>: whether it was handed in and how; never a score.</summary>
internal static class SubmissionState
{
    public static async Task<Reply> Get(string id, CandidateIdentity me, IGrainFactory grains)
    {
        me.MustOwnEither(id);
        var session = await grains.GetGrain<ISubmissionGrain>(me.SubmissionId).GetSession();
        return new Reply(
            session.AutoSubmitted, session.AutoSubmitReason, session.CompletedAt, session.Status, session.ScoringStatus);
    }

    internal sealed record Reply(
        [property: JsonPropertyName("auto_submitted")] bool AutoSubmitted,
        string? Reason,
        [property: JsonPropertyName("submitted_at")] DateTimeOffset? SubmittedAt,
        SubmissionStatus Status,
        [property: JsonPropertyName("scoring_status")] StageStatus ScoringStatus);
}
