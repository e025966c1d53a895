using System.Collections.Immutable;

namespace Assay.Scoring.Models.Paid;

/// <summary>What a run's row of paid results holds.</summary>
public sealed record PaidState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The results, oldest first.</summary>
    public ImmutableArray<PaidEntry> Entries { get; init; } = [];

    /// <summary>True once it is full: the results after these are in the run's next row.</summary>
    public bool More { get; init; }

    /// <summary>The result of a call, or null.</summary>
    public PaidEntry? Find(PaidLookup lookup) => Entries.FirstOrDefault(entry => entry.Lookup == lookup);
}
