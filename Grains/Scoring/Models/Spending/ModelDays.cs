namespace Assay.Scoring.Models.Spending;

/// <summary>The days that budgets are counted by: from midnight to midnight, UTC.</summary>
internal static class ModelDays
{
    public static DateOnly Of(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    public static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    public static bool IsSpent(this ModelOptions options, decimal costUsd) => costUsd >= options.DailyBudgetUsd;

    /// <summary>The sums with a call's use added.</summary>
    public static ModelUsage With(this ModelUsage sums, CallUse use) => sums with
    {
        Calls = sums.Calls + (use.Answered ? 1 : 0),
        FailedCalls = sums.FailedCalls + (use.Answered ? 0 : 1),
        InputTokens = sums.InputTokens + use.InputTokens,
        OutputTokens = sums.OutputTokens + use.OutputTokens,
        CostUsd = sums.CostUsd + use.CostUsd,
    };

    /// <summary>
    /// Two countings of one day as one. While a gate that was cut off from the cluster still counts there are two: the one that has
    /// counted more is nearer to the truth.
    /// </summary>
    public static ModelUsage AtLeast(this ModelUsage sums, ModelUsage other) => other with
    {
        Calls = Math.Max(sums.Calls, other.Calls),
        FailedCalls = Math.Max(sums.FailedCalls, other.FailedCalls),
        InputTokens = Math.Max(sums.InputTokens, other.InputTokens),
        OutputTokens = Math.Max(sums.OutputTokens, other.OutputTokens),
        CostUsd = Math.Max(sums.CostUsd, other.CostUsd),
    };
}
