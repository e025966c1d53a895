using Assay.Chaos.Clusters;

namespace Assay.Chaos.Checking;

/// <summary>What a run made of the broker.</summary>
internal sealed record BusFigures
{
    private static readonly TimeSpan SettleLimit = TimeSpan.FromSeconds(180);

    /// <summary>Messages that the broker took in.</summary>
    public required int Messages { get; init; }

    /// <summary>Deliveries beyond the first of each message.</summary>
    public required int Redeliveries { get; init; }

    /// <summary>Dead letters that the blows left.</summary>
    public required IReadOnlyList<DeadLetter> DeadLetters { get; init; }

    /// <summary>Those that are there at the end.</summary>
    public IReadOnlyList<DeadLetter> Left { get; init; } = [];

    /// <summary>Messages in the queues at the end.</summary>
    public int Waiting { get; init; }

    /// <summary>Waits until the queues are empty, and looks at what is left aside.</summary>
    public static async Task<BusFigures> SettleAsync(ChaosCluster cluster, BusNode bus)
    {
        await Settling.WaitForDeadLettersAsync(cluster, bus, SettleLimit);
        var operations = bus.Operations;
        return new BusFigures
        {
            Messages = operations.Messages,
            Redeliveries = operations.Deliveries - operations.Messages,
            DeadLetters = await Checking.DeadLetters.ReadAsync(bus, cluster.Database),
        };
    }
}
