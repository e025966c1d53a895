using System.Collections.Immutable;

namespace Assay.Queue;

/// <summary>The broker between accepting and working, as the silo that was asked sees it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.BrokerStatus")]
public sealed record BrokerStatus
{
    /// <summary>True when jobs are to go over a broker; in direct mode everything else here is empty.</summary>
    [Id(0)]
    public bool Enabled { get; init; }

    /// <summary>Since when jobs go on without it, UTC; null while they go over it.</summary>
    [Id(1)]
    public DateTimeOffset? FallbackSince { get; init; }

    /// <summary>Why it is out of reach, for a person; null while it is there.</summary>
    [Id(2)]
    public string? Reason { get; init; }

    /// <summary>Its queues.</summary>
    [Id(3)]
    public ImmutableArray<BrokerQueue> Queues { get; init; } = [];
}
