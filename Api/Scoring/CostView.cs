using System.Text.Json.Serialization;
using Assay.Api.Admin;
using Assay.Scoring;

namespace Assay.Api.Scoring;

/// <summary>What an evaluation cost.</summary>
internal sealed record CostView(
    [property: JsonPropertyName("mcq_calls")] int McqCalls,
    [property: JsonPropertyName("llm_calls")] int LlmCalls,
    [property: JsonPropertyName("estimated_tokens")] int EstimatedTokens,
    [property: JsonPropertyName("input_tokens")] int InputTokens,
    [property: JsonPropertyName("output_tokens")] int OutputTokens,
    [property: JsonPropertyName("cost_usd")] decimal CostUsd,
    [property: JsonPropertyName("latency_seconds")] double LatencySeconds)
{
    public static CostView Of(CostBreakdown cost) => new(
        cost.McqCalls,
        cost.LlmCalls,
        cost.EstimatedTokens,
        cost.InputTokens,
        cost.OutputTokens,
        Shown.Points(cost.CostUsd),
        cost.Latency.TotalSeconds);
}
