namespace Assay.Tests.CodeRunnerStandIn.Faults;

/// <summary>What goes wrong with the next <c>Count</c> calls that it fits.</summary>
public sealed record Fault(FaultKind Kind)
{
    public int Count { get; init; } = 1;

    /// <summary>Calls of this kind; null is any.</summary>
    public Operation? Operation { get; init; }

    /// <summary>Seconds; null sends no header.</summary>
    public int? RetryAfter { get; init; }

    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(300);
}
