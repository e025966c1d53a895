namespace Assay.Scoring.Models.Spending;

/// <summary>What a day's row holds.</summary>
public sealed record ModelUsageState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The day's sums.</summary>
    public ModelUsage Usage { get; init; } = new();
}
