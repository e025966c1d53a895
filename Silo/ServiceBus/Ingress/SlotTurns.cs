using Assay.Pipeline;

namespace Assay.ServiceBus.Ingress;

/// <summary>
/// Who holds a message and found no slot comes first when one is free, in the order of coming. Otherwise messages that are
/// fetched for the free slot would take it again and again from one that looks only now and then.
/// </summary>
internal sealed class SlotTurns : IDisposable
{
    private readonly JobSlots _slots;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<long, TaskCompletionSource> _waiting = [];
    private long _last;

    public SlotTurns(JobSlots slots)
    {
        _slots = slots;
        _slots.Freed += OnFreed;
    }

    /// <summary>Free slots that nobody waits for.</summary>
    public int Free
    {
        get
        {
            lock (_lock)
                return _slots.Free - _waiting.Count;
        }
    }

    /// <summary>A place in the order of coming.</summary>
    public long Take() => Interlocked.Increment(ref _last);

    /// <summary>
    /// Waits for a freed slot, or for the pause. The place counts as waiting from here until <see cref="Leave"/>. Who finds no slot
    /// twice while some are free here needs one of another silo: then it is a pause alone, and keeps nobody out.
    /// </summary>
    public async Task WaitAsync(long place, TimeSpan pause, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_slots.Free <= 0)
                _waiting[place] = turn;
            else if (_waiting.TryAdd(place, turn))
                return;
            else
                _waiting.Remove(place);
        }

        await ((Task)turn.Task.WaitAsync(pause, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>It has its slot, or needs none any more.</summary>
    public void Leave(long place)
    {
        lock (_lock)
            _waiting.Remove(place);
    }

    public void Dispose() => _slots.Freed -= OnFreed;

    private void OnFreed()
    {
        lock (_lock)
            _waiting.Values.FirstOrDefault(turn => !turn.Task.IsCompleted)?.TrySetResult();
    }
}
