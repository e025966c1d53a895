using Amqp;

namespace Assay.ServiceBusStandIn.Queues;

/// <summary>A message in a queue. Only the queue's own task touches it.</summary>
internal sealed class StoredMessage(long sequenceNumber, Message content)
{
    public long SequenceNumber => sequenceNumber;

    public Message Content => content;

    public DateTimeOffset EnqueuedAt { get; set; }

    public DateTimeOffset? ScheduledFor { get; set; }

    /// <summary>AMQP rounds a time to the millisecond: who asked for this very moment must not find it a little later.</summary>
    public DateTimeOffset? ReleasedAt => ScheduledFor - TimeSpan.FromMilliseconds(0.5);

    public DateTimeOffset ExpiresAt { get; set; } = DateTimeOffset.MaxValue;

    public MessageState State { get; set; }

    /// <summary>Deliveries that ended without a settlement.</summary>
    public int DeliveryCount { get; set; }

    public Guid? LockToken { get; set; }

    public DateTimeOffset LockedUntil { get; set; }
}
