namespace Assay.ServiceBusStandIn.Queues;

/// <summary>
/// When something in a queue falls due: a lock, a schedule, the end of a life. An entry may be out of date by then, so
/// whoever takes it looks at the message again.
/// </summary>
internal sealed class DueTimes
{
    private readonly PriorityQueue<StoredMessage, DateTimeOffset> _entries = new();

    public DateTimeOffset? Next => _entries.TryPeek(out _, out var at) ? at : null;

    public void Add(StoredMessage message, DateTimeOffset at)
    {
        if (at != DateTimeOffset.MaxValue)
            _entries.Enqueue(message, at);
    }

    public IEnumerable<StoredMessage> Take(DateTimeOffset now)
    {
        while (_entries.TryPeek(out var message, out var at) && at <= now)
        {
            _entries.Dequeue();
            yield return message;
        }
    }
}
