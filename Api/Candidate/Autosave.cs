using System.Text.Json;
using Assay.Api.Candidate.HandIn;
using Assay.Api.Json;
using Assay.Api.Security;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary><c>POST /assessment/{submissionId}/autosave</c>: durable once answered.</summary>
internal static class Autosave
{
    public static async Task<Reply> Save(string submissionId, HttpContext context, CandidateIdentity me, IGrainFactory grains)
    {
        me.MustOwn(submissionId);
        var body = ReadSheet(await BodyReader.ReadAsync(context));
        var savedAt = await grains.GetGrain<ISubmissionGrain>(submissionId).Autosave(me.CandidateId, body.Sheet);
        return new Reply(true, savedAt);
    }

    internal static HandInBody ReadSheet(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return HandInParser.Parse(utf8.Span);
        }
        catch (JsonException)
        {
            throw LenientBody.NotJson();
        }
    }

    internal sealed record Reply(bool Success, DateTimeOffset SavedAt);
}
