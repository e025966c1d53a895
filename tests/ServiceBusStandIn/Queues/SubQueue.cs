using Assay.ServiceBusStandIn.Wire;

namespace Assay.ServiceBusStandIn.Queues;

/// <summary>One line of messages with its receivers: a queue has one of work and one of dead letters.</summary>
internal sealed class SubQueue(QueueSettings settings, OperationCounts operations)
{
    private readonly SortedDictionary<long, StoredMessage> _all = [];
    private readonly SortedSet<long> _available = [];
    private readonly Dictionary<Guid, StoredMessage> _locked = [];
    private readonly List<ReceiverLink> _receivers = [];
    private int _turn;

    public IReadOnlyCollection<StoredMessage> All => _all.Values;

    public DueTimes Due { get; } = new();

    public bool Holds(StoredMessage message) => _all.TryGetValue(message.SequenceNumber, out var held) && held == message;

    public void Add(StoredMessage message)
    {
        _all.Add(message.SequenceNumber, message);
        if (message.State == MessageState.Active)
            _available.Add(message.SequenceNumber);
        Due.Add(message, message.ReleasedAt ?? DateTimeOffset.MaxValue);
        Due.Add(message, message.ExpiresAt);
    }

    public void Remove(StoredMessage message)
    {
        Unlock(message);
        _available.Remove(message.SequenceNumber);
        _all.Remove(message.SequenceNumber);
    }

    public StoredMessage? Find(long sequenceNumber) => _all.GetValueOrDefault(sequenceNumber);

    /// <summary>Null when the lock is lost, or never was.</summary>
    public StoredMessage? FindLocked(Guid token) => _locked.GetValueOrDefault(token);

    public IReadOnlyCollection<StoredMessage> Locked => _locked.Values;

    public void Lock(StoredMessage message, DateTimeOffset now)
    {
        message.LockToken ??= Guid.NewGuid();
        message.LockedUntil = now + settings.LockDuration;
        _locked[message.LockToken.Value] = message;
        _available.Remove(message.SequenceNumber);
        Due.Add(message, message.LockedUntil);
    }

    public void Unlock(StoredMessage message)
    {
        if (message.LockToken is { } token)
            _locked.Remove(token);
        message.LockToken = null;
    }

    public void MakeAvailable(StoredMessage message)
    {
        message.State = MessageState.Active;
        _available.Add(message.SequenceNumber);
    }

    public void Join(ReceiverLink receiver)
    {
        if (!_receivers.Contains(receiver))
            _receivers.Add(receiver);
    }

    public void Leave(ReceiverLink receiver) => _receivers.Remove(receiver);

    /// <summary>Hands out what is there to who waits for it, in turn.</summary>
    public void Deliver(DateTimeOffset now)
    {
        while (_available.Count > 0 && NextReceiver() is { } receiver)
            Hand(_all[_available.Min], receiver, now);
        foreach (var receiver in _receivers)
            receiver.EndDrain();
    }

    private void Hand(StoredMessage message, ReceiverLink receiver, DateTimeOffset now)
    {
        if (!receiver.DeletesOnReceive)
            Lock(message, now);
        if (!receiver.TrySend(message))
        {
            Unlock(message);
            MakeAvailable(message);
            Leave(receiver);
            return;
        }

        operations.OnDelivery();
        if (receiver.DeletesOnReceive)
            Remove(message);
    }

    private ReceiverLink? NextReceiver()
    {
        _receivers.RemoveAll(receiver => !receiver.IsOpen);
        for (var tried = 0; tried < _receivers.Count; tried++)
        {
            _turn = (_turn + 1) % _receivers.Count;
            if (_receivers[_turn].HasCredit)
                return _receivers[_turn];
        }

        return null;
    }
}
