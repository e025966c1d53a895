using System.Globalization;

namespace Assay.Scoring;

/// <summary>What models were used for on one UTC day, by the whole cluster.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.ModelUsage")]
public sealed record ModelUsage
{
    private const string Prefix = "usage_";
    private const string Form = "yyyy-MM-dd";

    /// <summary>The day, UTC.</summary>
    [Id(0)]
    public DateOnly Day { get; init; }

    /// <summary>Calls that brought a reply, and were paid for.</summary>
    [Id(1)]
    public long Calls { get; init; }

    /// <summary>Calls that brought none. Whether the service charged for one of them is not known.</summary>
    [Id(2)]
    public long FailedCalls { get; init; }

    /// <summary>Tokens sent.</summary>
    [Id(3)]
    public long InputTokens { get; init; }

    /// <summary>Tokens received.</summary>
    [Id(4)]
    public long OutputTokens { get; init; }

    /// <summary>By the configured prices, USD.</summary>
    [Id(5)]
    public decimal CostUsd { get; init; }

    /// <summary>What a day may cost by the present settings, USD; null for no limit.</summary>
    [Id(6)]
    public decimal? BudgetUsd { get; init; }

    /// <summary>Until when scoring pauses because this day's budget is spent, UTC; null while it does not.</summary>
    [Id(7)]
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>The key of a day's grain, for example <c>usage_2026-01-31</c>.</summary>
    public static string KeyOf(DateOnly day) => Prefix + day.ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>The day of a grain's key.</summary>
    public static DateOnly DayOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return DateOnly.ParseExact(key.AsSpan(Prefix.Length), Form, CultureInfo.InvariantCulture);
    }
}
