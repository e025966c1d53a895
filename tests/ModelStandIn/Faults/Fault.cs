namespace Assay.Tests.ModelStandIn.Faults;

/// <summary>What goes wrong. Strikes the next <see cref="Count"/> requests that it fits, each fault in its turn.</summary>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>How many requests; null is all, until the faults are cleared.</summary>
    public int? Count { get; init; } = 1;

    /// <summary>What <see cref="FaultKind.TooManyRequests"/> and <see cref="FaultKind.Unavailable"/> ask to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public WaitForm Form { get; init; }

    /// <summary>Between the pieces of <see cref="FaultKind.SlowDrip"/>.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Of <see cref="FaultKind.Huge"/>.</summary>
    public int Bytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Only requests whose user message holds this; empty is every request.</summary>
    public string Holding { get; init; } = "";

    /// <summary>True strikes calls for the list of models, false those for completions.</summary>
    public bool OfList { get; init; }
}
