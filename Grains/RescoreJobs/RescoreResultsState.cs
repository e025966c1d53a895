using System.Collections.Immutable;

namespace Assay.RescoreJobs;

/// <summary>What a row of a job's results holds.</summary>
public sealed record RescoreResultsState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The items in the order of their creation.</summary>
    public ImmutableArray<RescoreItem> Items { get; init; } = [];
}
