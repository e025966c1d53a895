using System.Text.Json.Serialization;
using Assay.Scoring;

namespace Assay.Api.Scoring;

/// <summary>What an evaluation cost.</summary>
internal sealed record CostView(
    [property: JsonPropertyName("mcq_calls")] int McqCalls,
    [property: JsonPropertyName("llm_calls")] int LlmCalls,
    [property: JsonPropertyName("estimated_tokens")] int EstimatedTokens)
{
    public static CostView Of(CostBreakdown cost) => new(cost.McqCalls, cost.LlmCalls, cost.EstimatedTokens);
}
