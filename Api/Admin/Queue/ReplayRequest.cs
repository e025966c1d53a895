using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Api.Admin.Requests;

namespace Assay.Api.Admin.Queue;

/// <summary>Which failed submissions to try again.</summary>
/// <param name="Ids">1–100 submissions.</param>
/// <param name="Reason">Why, at most 1000 characters; may be left out.</param>
internal sealed record ReplayRequest(IReadOnlyList<string> Ids, string Reason)
{
    private const int Most = 100;

    private static readonly TextRule ReasonRule = new(1, 1000, Multiline: true);

    public static ReplayRequest Read(JsonElement json)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(json, errors);
        var ids = fields.Items("ids", 1, Most, "submission_ids").Select(RequestFields.StringOf).ToArray();
        if (ids.Any(id => id is null))
            fields.Complain("ids", "must be texts");
        var reason = fields.Text("reason", ReasonRule)?.Trim() ?? "replayed from the dead letters";
        errors.ThrowIfAny();
        return new ReplayRequest([.. ids.OfType<string>().Distinct()], reason);
    }
}

/// <summary>What became of each.</summary>
internal sealed record ReplayReply(bool Success, int Replayed, int Failed, IReadOnlyList<ReplayResult> Results)
{
    public static ReplayReply Of(IReadOnlyList<ReplayResult> results)
    {
        var replayed = results.Count(r => r.Success);
        return new ReplayReply(replayed == results.Count, replayed, results.Count - replayed, results);
    }
}

/// <summary>What became of one.</summary>
internal sealed record ReplayResult(
    string Id,
    bool Success,
    [property: JsonPropertyName("run_sequence")] int? RunSequence,
    string? Error,
    string? Message);
