using Microsoft.Extensions.Options;

namespace Assay.Pipeline;

/// <summary>
/// The silo's job slots, and inside them the one lane for runs that were cut off repeatedly. Taking never waits: who gets no
/// slot stays in the store, and the feeder brings it back when a slot is free.
/// </summary>
internal sealed class JobSlots(IOptions<PipelineOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _freed = new(0, 1);
    private readonly int _capacity = options.Value.JobSlots;
    private int _used;
    private int _laneUsed;
    private int _backlog;

    /// <summary>A slot was given back. Whoever listens must be quick.</summary>
    public event Action? Freed;

    public int Capacity => _capacity;

    public int Used => Volatile.Read(ref _used);

    public int Free => _capacity - Used;

    public bool LaneFree => Volatile.Read(ref _laneUsed) == 0;

    public JobSlot? TryTake()
    {
        if (Interlocked.Increment(ref _used) <= _capacity)
            return new JobSlot(this, lane: false);

        Interlocked.Decrement(ref _used);
        NoteBacklog();
        return null;
    }

    public JobSlot? TryTakeLane()
    {
        if (Interlocked.CompareExchange(ref _laneUsed, 1, 0) != 0)
        {
            NoteBacklog();
            return null;
        }

        if (Interlocked.Increment(ref _used) <= _capacity)
            return new JobSlot(this, lane: true);

        Interlocked.Decrement(ref _used);
        Volatile.Write(ref _laneUsed, 0);
        NoteBacklog();
        return null;
    }

    /// <summary>Says that rows wait in the store, so that the next freed slot is worth a query.</summary>
    public void NoteBacklog() => Interlocked.Exchange(ref _backlog, 1);

    /// <summary>Says that a row has just been stored as waiting: a slot freed meanwhile must not miss it.</summary>
    public void NoteWaiting()
    {
        NoteBacklog();
        if (Free > 0)
            Signal();
    }

    /// <summary>Says that a query found nothing more waiting.</summary>
    public void ClearBacklog() => Volatile.Write(ref _backlog, 0);

    /// <summary>Returns when a slot was freed while rows wait in the store.</summary>
    public Task WaitForFreedAsync(CancellationToken cancellationToken) => _freed.WaitAsync(cancellationToken);

    public void Return(bool lane)
    {
        if (lane)
            Volatile.Write(ref _laneUsed, 0);
        Interlocked.Decrement(ref _used);
        Freed?.Invoke();
        if (Volatile.Read(ref _backlog) == 1)
            Signal();
    }

    public void Dispose() => _freed.Dispose();

    private void Signal()
    {
        try
        {
            _freed.Release();
        }
        catch (SemaphoreFullException)
        {
            // The feeder has a signal waiting already; one is enough.
        }
    }
}
