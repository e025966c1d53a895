using System.Text.Json.Serialization;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>What became of each.</summary>
internal sealed record ReplayReply(bool Success, int Replayed, int Failed, IReadOnlyList<ReplayResult> Results)
{
    /// <summary>True when nothing was done.</summary>
    [JsonPropertyName("dry_run")]
    public bool DryRun { get; init; }

    /// <summary>Dead letters of the bus that were settled for them; null when the bus could not be asked, and a reconcile settles them later.</summary>
    [JsonPropertyName("letters_settled")]
    public int? LettersSettled { get; init; }

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
