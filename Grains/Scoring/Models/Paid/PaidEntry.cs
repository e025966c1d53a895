namespace Assay.Scoring.Models.Paid;

/// <summary>One paid result as its row holds it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.PaidEntry")]
public sealed record PaidEntry
{
    /// <summary>Characters of a reply that are kept; what is longer is cut off there, and counts as truncated.</summary>
    public const int LongestText = 16 * 1024;

    /// <summary>What it is found by.</summary>
    [Id(0)]
    public PaidLookup Lookup { get; init; } = new(default, "", 0, "");

    /// <summary>The reply as it came.</summary>
    [Id(1)]
    public string Text { get; init; } = "";

    /// <summary>How it ended.</summary>
    [Id(2)]
    public ModelEnding Ending { get; init; }

    /// <summary>The model as the service names it.</summary>
    [Id(3)]
    public string Model { get; init; } = "";

    /// <summary>Tokens sent.</summary>
    [Id(4)]
    public int InputTokens { get; init; }

    /// <summary>Tokens received.</summary>
    [Id(5)]
    public int OutputTokens { get; init; }

    /// <summary>From asking to the whole reply.</summary>
    [Id(6)]
    public TimeSpan Latency { get; init; }

    /// <summary>By the prices configured when it came, USD.</summary>
    [Id(7)]
    public decimal CostUsd { get; init; }

    /// <summary>When it came, UTC.</summary>
    [Id(8)]
    public DateTimeOffset At { get; init; }

    /// <summary>Of a reply that has just come.</summary>
    public static PaidEntry Of(PaidLookup lookup, ModelReply reply, decimal costUsd, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(reply);
        var cut = reply.Text.Length > LongestText;
        return new PaidEntry
        {
            Lookup = lookup,
            Text = cut ? reply.Text[..LongestText] : reply.Text,
            Ending = cut && reply.Ending == ModelEnding.Complete ? ModelEnding.Truncated : reply.Ending,
            Model = reply.Model,
            InputTokens = reply.InputTokens,
            OutputTokens = reply.OutputTokens,
            Latency = reply.Latency,
            CostUsd = costUsd,
            At = at,
        };
    }

    /// <summary>As graders read it.</summary>
    public PaidResult ToResult() =>
        new(Lookup.PromptHash, new ModelReply(Text, Ending, Model, InputTokens, OutputTokens, Latency), CostUsd, At);
}
