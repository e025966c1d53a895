using System.Collections.Immutable;

namespace Assay.Submissions;

/// <summary>What a tombstone knows: when the submission was erased, and what is still to be removed beside its own row.</summary>
public sealed record Erasure
{
    /// <summary>When it was erased.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When its dependent rows are looked for and removed next; null when that is done.</summary>
    public DateTimeOffset? PurgeAt { get; init; }

    /// <summary>How often they were removed.</summary>
    public int Purges { get; init; }

    /// <summary>The login code's grain, until it is removed.</summary>
    public string? LoginCodeKey { get; init; }

    /// <summary>Rows with results of rescore jobs that name it, until what they know of it is removed for good.</summary>
    public ImmutableArray<string> ResultsKeys { get; init => field = value.IsDefault ? [] : value; } = [];
}
