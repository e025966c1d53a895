namespace Assay.Scoring;

/// <summary>What a scoring cost.</summary>
/// <param name="McqCalls">Multiple-choice questions compared.</param>
/// <param name="LlmCalls">Calls of a paid model.</param>
/// <param name="EstimatedTokens">Tokens of those calls, sent and received.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CostBreakdown")]
public sealed record CostBreakdown(int McqCalls, int LlmCalls, int EstimatedTokens)
{
    /// <summary>Tokens sent.</summary>
    [Id(3)]
    public int InputTokens { get; init; }

    /// <summary>Tokens received.</summary>
    [Id(4)]
    public int OutputTokens { get; init; }

    /// <summary>By the configured prices, USD.</summary>
    [Id(5)]
    public decimal CostUsd { get; init; }

    /// <summary>Time spent waiting for replies, summed over the calls.</summary>
    [Id(6)]
    public TimeSpan Latency { get; init; }
}
