using Assay.Errors;

namespace Assay.Silo.Storage;

/// <summary>
/// Waiting writes, first come first served. A linked list under one lock instead of a channel, because a second write of a
/// key must be passed over for the next batch, and what waited too long must be findable without taking the rest out.
/// </summary>
internal sealed class WriteQueue(TimeProvider time, TimeSpan limit)
{
    public const int BatchRows = 64;
    public const int BatchBytes = 4 * 1024 * 1024;
    private const long MostBytes = 256L * 1024 * 1024;

    private readonly object _gate = new();
    private readonly HashSet<RowKey> _keys = [];
    private WriteItem? _first;
    private WriteItem? _last;
    private long _bytes;
    private bool _closed;

    public void Add(WriteItem item)
    {
        lock (_gate)
        {
            if (_closed)
                throw StoreErrors.Closed();
            if (_bytes + item.Size > MostBytes)
                throw StoreErrors.QueueFull();
            item.QueuedAt = time.GetTimestamp();
            _bytes += item.Size;
            if (_last is null)
                _first = item;
            else
                _last.Next = item;
            _last = item;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for writes and fills the batch; false when the queue is closed and empty.</summary>
    public bool Take(List<WriteItem> batch)
    {
        lock (_gate)
        {
            while (true)
            {
                Fill(batch);
                if (batch.Count > 0)
                    return true;
                if (_closed)
                    return false;
                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>Refuses what has waited too long.</summary>
    public void Expire()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            while (_first is { } item && IsOverdue(item, now))
            {
                item.TryAbandon(TooLate());
                Unlink(null, item);
            }
        }
    }

    public bool IsOverdue(WriteItem item, long now) => time.GetElapsedTime(item.QueuedAt, now) >= limit;

    public AssayException TooLate() => StoreErrors.QueueLimit(limit);

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Fill(List<WriteItem> batch)
    {
        _keys.Clear();
        var bytes = 0;
        WriteItem? before = null;
        for (var item = _first; item is not null && batch.Count < BatchRows;)
        {
            var next = item.Next;
            if (batch.Count > 0 && bytes + item.Size > BatchBytes)
                return;
            if (item.IsQueued && item.Key is { } key && !_keys.Add(key))
            {
                before = item;
            }
            else
            {
                Unlink(before, item);
                if (item.TryTake())
                {
                    batch.Add(item);
                    bytes += item.Size;
                }
            }

            item = next;
        }
    }

    private void Unlink(WriteItem? before, WriteItem item)
    {
        if (before is null)
            _first = item.Next;
        else
            before.Next = item.Next;
        if (ReferenceEquals(_last, item))
            _last = before;
        item.Next = null;
        _bytes -= item.Size;
    }
}
