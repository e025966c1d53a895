namespace Assay.ServiceBusStandIn;

public sealed record QueueSettings(string Name)
{
    /// <summary>A message that came back so often goes to the dead letters.</summary>
    public int MaxDeliveryCount { get; init; } = 3;

    public TimeSpan LockDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest life of a message; its own may be shorter.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Off: expired messages vanish.</summary>
    public bool DeadLetterOnExpiry { get; init; } = true;

    public int MostMessageBytes { get; init; } = 256 * 1024;
}
