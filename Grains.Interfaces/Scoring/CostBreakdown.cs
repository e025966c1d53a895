namespace Assay.Scoring;

/// <summary>What a scoring cost.</summary>
/// <param name="McqCalls">Multiple-choice questions compared.</param>
/// <param name="LlmCalls">Calls of a paid model.</param>
/// <param name="EstimatedTokens">Tokens of those calls.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CostBreakdown")]
public sealed record CostBreakdown(int McqCalls, int LlmCalls, int EstimatedTokens);
