using Amqp;
using Amqp.Types;
using Assay.ServiceBusStandIn.Wire;

namespace Assay.ServiceBusStandIn.Queues;

/// <summary>The rules of a queue. Not safe for several threads: <see cref="MessageQueue"/> lets in one at a time.</summary>
internal sealed class QueueState
{
    private const string MaxDeliveriesReason = "MaxDeliveryCountExceeded";
    private const string ExpiredReason = "TTLExpiredException";

    private readonly QueueSettings _settings;
    private readonly TimeProvider _clock;
    private readonly OperationCounts _operations;
    private long _lastSequenceNumber;

    public QueueState(QueueSettings settings, TimeProvider clock, OperationCounts operations)
    {
        (_settings, _clock, _operations) = (settings, clock, operations);
        Main = new SubQueue(settings, operations);
        DeadLetters = new SubQueue(settings, operations);
    }

    public SubQueue Main { get; }

    public SubQueue DeadLetters { get; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    public DateTimeOffset? NextDue => Earlier(Main.Due.Next, DeadLetters.Due.Next);

    public SubQueue Sub(bool deadLetters) => deadLetters ? DeadLetters : Main;

    public long Enqueue(Message content)
    {
        _operations.OnMessage();
        var now = Now;
        var message = new StoredMessage(++_lastSequenceNumber, content) { EnqueuedAt = now };
        if (MessageFields.ScheduledFor(content) is { } due && due > now)
            (message.State, message.ScheduledFor, message.EnqueuedAt) = (MessageState.Scheduled, due, due);
        var life = MessageFields.TimeToLive(content) is { } own && own < _settings.TimeToLive ? own : _settings.TimeToLive;
        message.ExpiresAt = life < DateTimeOffset.MaxValue - message.EnqueuedAt ? message.EnqueuedAt + life : DateTimeOffset.MaxValue;
        Main.Add(message);
        return message.SequenceNumber;
    }

    public bool CancelScheduled(long sequenceNumber)
    {
        if (Main.Find(sequenceNumber) is not { State: MessageState.Scheduled } message)
            return false;
        Main.Remove(message);
        return true;
    }

    public DateTimeOffset? Renew(bool deadLetters, Guid token)
    {
        if (Sub(deadLetters).FindLocked(token) is not { } message)
            return null;
        Sub(deadLetters).Lock(message, Now);
        return message.LockedUntil;
    }

    /// <summary>False when the lock is lost: nothing has changed then.</summary>
    public bool Settle(bool deadLetters, Guid token, Settlement settlement)
    {
        var queue = Sub(deadLetters);
        if (queue.FindLocked(token) is not { } message)
            return false;
        MessageFields.Modify(message.Content, settlement.Properties);
        switch (settlement.Kind)
        {
            case SettlementKind.Complete:
                queue.Remove(message);
                break;
            case SettlementKind.Defer:
                queue.Unlock(message);
                message.State = MessageState.Deferred;
                break;
            case SettlementKind.DeadLetter when !deadLetters:
                MoveToDeadLetters(message, settlement.Reason, settlement.Description);
                break;
            default:
                ComeBack(queue, message);
                break;
        }

        return true;
    }

    /// <summary>A deferred message is had by its number only. Null when it is not there, or is no deferred one.</summary>
    public StoredMessage? TakeDeferred(bool deadLetters, long sequenceNumber, bool delete)
    {
        var queue = Sub(deadLetters);
        if (queue.Find(sequenceNumber) is not { State: MessageState.Deferred, LockToken: null } message)
            return null;
        if (delete)
            queue.Remove(message);
        else
            queue.Lock(message, Now);
        return message;
    }

    public void ExpireLocks()
    {
        foreach (var queue in (SubQueue[])[Main, DeadLetters])
        {
            foreach (var message in queue.Locked.ToArray())
                ComeBack(queue, message);
        }
    }

    /// <summary>Lets happen what was due by now.</summary>
    public void CatchUp()
    {
        var now = Now;
        foreach (var queue in (SubQueue[])[Main, DeadLetters])
        {
            foreach (var message in queue.Due.Take(now).Where(queue.Holds))
                FallDue(queue, message, now);
        }
    }

    public QueueCounts Count()
    {
        int Of(MessageState state) => Main.All.Count(message => message.State == state);
        return new QueueCounts(Of(MessageState.Active), Of(MessageState.Scheduled), DeadLetters.All.Count, Main.Locked.Count, Of(MessageState.Deferred));
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    private void FallDue(SubQueue queue, StoredMessage message, DateTimeOffset now)
    {
        if (message.State == MessageState.Scheduled && message.ReleasedAt <= now)
            queue.MakeAvailable(message);
        if (message.LockToken is not null && message.LockedUntil <= now)
            ComeBack(queue, message);
        else if (message is { LockToken: null, State: MessageState.Active } && message.ExpiresAt <= now)
            Expire(message);
    }

    /// <summary>After a delivery that settled nothing.</summary>
    private void ComeBack(SubQueue queue, StoredMessage message)
    {
        queue.Unlock(message);
        message.DeliveryCount++;
        if (message.State == MessageState.Deferred)
            return;
        if (queue == Main && message.ExpiresAt <= Now)
            Expire(message);
        else if (queue == Main && message.DeliveryCount >= _settings.MaxDeliveryCount)
            MoveToDeadLetters(message, MaxDeliveriesReason, $"Message could not be consumed after {message.DeliveryCount} delivery attempts.");
        else
            queue.MakeAvailable(message);
    }

    private void Expire(StoredMessage message)
    {
        if (_settings.DeadLetterOnExpiry)
            MoveToDeadLetters(message, ExpiredReason, "The message expired and was dead lettered.");
        else
            Main.Remove(message);
    }

    private void MoveToDeadLetters(StoredMessage message, string? reason, string? description)
    {
        Main.Remove(message);
        var properties = new Map();
        if (reason is not null)
            properties[MessageFields.DeadLetterReason] = reason;
        if (description is not null)
            properties[MessageFields.DeadLetterDescription] = description;
        MessageFields.Modify(message.Content, properties);
        message.State = MessageState.Active;
        message.ScheduledFor = null;
        message.ExpiresAt = DateTimeOffset.MaxValue;
        DeadLetters.Add(message);
    }
}
