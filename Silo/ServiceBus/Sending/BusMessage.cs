namespace Assay.ServiceBus.Sending;

/// <summary>A message to send.</summary>
/// <param name="MessageId">Chosen by us, the same at every repetition; the service does not de-duplicate by it.</param>
/// <param name="Body">JSON.</param>
internal sealed record BusMessage(string MessageId, ReadOnlyMemory<byte> Body)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>Application properties: strings, numbers, booleans, times, uuids.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; init; } = new Dictionary<string, object>();

    /// <summary>When it shall appear in the queue; null for at once.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Null for that of <see cref="BusOptions.TimeToLive"/>; it begins when the message appears.</summary>
    public TimeSpan? TimeToLive { get; init; }
}
