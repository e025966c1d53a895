namespace Assay.ServiceBusStandIn;

public enum MessageState
{
    Active = 0,
    Deferred = 1,
    Scheduled = 2,
}

/// <summary>A message as it lies in its queue.</summary>
public sealed record MessageView(string MessageId, long SequenceNumber, int DeliveryCount, MessageState State, bool Locked, string Body)
{
    public string? ContentType { get; init; }

    public string? CorrelationId { get; init; }

    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    public string? DeadLetterReason { get; init; }

    public string? DeadLetterErrorDescription { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    public DateTimeOffset? ScheduledFor { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }
}
