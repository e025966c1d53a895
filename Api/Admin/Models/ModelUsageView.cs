using System.Text.Json.Serialization;
using Assay.Scoring;

namespace Assay.Api.Admin.Models;

/// <summary>What models were used for on one day.</summary>
internal sealed record ModelUsageView(
    DateOnly Day,
    long Calls,
    [property: JsonPropertyName("failed_calls")] long FailedCalls,
    [property: JsonPropertyName("input_tokens")] long InputTokens,
    [property: JsonPropertyName("output_tokens")] long OutputTokens,
    [property: JsonPropertyName("cost_usd")] decimal CostUsd,
    [property: JsonPropertyName("daily_budget_usd")] decimal? DailyBudgetUsd,
    [property: JsonPropertyName("paused_until")] DateTimeOffset? PausedUntil)
{
    public static ModelUsageView Of(ModelUsage usage) => new(
        usage.Day,
        usage.Calls,
        usage.FailedCalls,
        usage.InputTokens,
        usage.OutputTokens,
        Shown.Points(usage.CostUsd),
        usage.BudgetUsd,
        usage.PausedUntil);
}
