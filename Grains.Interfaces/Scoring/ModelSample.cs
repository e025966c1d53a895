using System.Collections.Immutable;

namespace Assay.Scoring;

/// <summary>One reply of a model to a question.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.ModelSample")]
public sealed record ModelSample
{
    /// <summary>1 for the first.</summary>
    [Id(0)]
    public int Number { get; init; }

    /// <summary>Its verdict per criterion, 0..1; without those that code found void.</summary>
    [Id(1)]
    public ImmutableArray<CriterionScore> Criteria { get; init; } = [];

    /// <summary>What it quoted from the answer, as far as code found it there.</summary>
    [Id(2)]
    public ImmutableArray<string> Quotes { get; init; } = [];

    /// <summary>Why it counts for nothing, a stable code such as <c>refused</c> or <c>unreadable</c>, or null.</summary>
    [Id(3)]
    public string? Void { get; init; }

    /// <summary>Tokens sent.</summary>
    [Id(4)]
    public int InputTokens { get; init; }

    /// <summary>Tokens received.</summary>
    [Id(5)]
    public int OutputTokens { get; init; }

    /// <summary>What it cost by the configured prices, USD.</summary>
    [Id(6)]
    public decimal CostUsd { get; init; }

    /// <summary>From asking to the whole reply.</summary>
    [Id(7)]
    public TimeSpan Latency { get; init; }
}
