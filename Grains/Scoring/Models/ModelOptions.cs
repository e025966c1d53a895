namespace Assay.Scoring.Models;

/// <summary>How a model is used, whichever it is.</summary>
public sealed class ModelOptions
{
    /// <summary>How often each answer is judged, 1 to 9; 3 by default.</summary>
    public int Samples { get; set; } = 3;

    /// <summary>How long a reply may be, 4,000 tokens by default.</summary>
    public int MostOutputTokens { get; set; } = 4000;

    /// <summary>Calls a minute of the whole cluster, 600 by default.</summary>
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Tokens a minute of the whole cluster, sent and received, 1,000,000 by default.</summary>
    public int TokensPerMinute { get; set; } = 1_000_000;

    /// <summary>What a UTC day may cost, USD; scoring pauses until the next day when it is spent. Null, the default: no limit.</summary>
    public decimal? DailyBudgetUsd { get; set; }

    /// <summary>Price of a million tokens sent, USD; 0 by default.</summary>
    public decimal InputUsdPerMillion { get; set; }

    /// <summary>Price of a million tokens received, USD; 0 by default.</summary>
    public decimal OutputUsdPerMillion { get; set; }

    /// <summary>True lets the embedded grader stand in, visibly, while the model cannot be had; false, the default, retries and then fails.</summary>
    public bool FallBackToEmbedded { get; set; }
}
