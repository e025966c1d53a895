namespace Assay.Scoring;

/// <summary>How the language model is, as the silo that was asked sees it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.ModelStatus")]
public sealed record ModelStatus
{
    /// <summary>Whether it answers.</summary>
    [Id(0)]
    public ModelState State { get; init; }

    /// <summary>What is wrong and what follows, for a person; never a key or an address.</summary>
    [Id(1)]
    public required string Message { get; init; }

    /// <summary><c>azure_openai</c>, <c>openai</c> for it and all that speak its protocol, or <c>embedded</c> when none is configured.</summary>
    [Id(2)]
    public required string Service { get; init; }

    /// <summary>The model or deployment, or null when none is configured.</summary>
    [Id(3)]
    public string? Model { get; init; }

    /// <summary>Models that are configured: 1 or 0.</summary>
    [Id(4)]
    public int TotalModels { get; init; }

    /// <summary>Those of them that can be asked.</summary>
    [Id(5)]
    public int ModelsAvailable { get; init; }

    /// <summary>How long the service took to answer the check.</summary>
    [Id(6)]
    public TimeSpan ResponseTime { get; init; }

    /// <summary>When this was found, UTC.</summary>
    [Id(7)]
    public DateTimeOffset CheckedAt { get; init; }
}
