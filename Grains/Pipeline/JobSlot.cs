namespace Assay.Pipeline;

/// <summary>One taken job slot; giving it back twice is harmless.</summary>
internal sealed class JobSlot(JobSlots owner, bool lane) : IDisposable
{
    private int _returned;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _returned, 1) == 0)
            owner.Return(lane);
    }
}
