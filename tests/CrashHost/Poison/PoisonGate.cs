namespace Assay.CrashHost.Poison;

/// <summary>Makes sure that enough neighbours are running when the poison strikes.</summary>
internal sealed class PoisonGate(int enough, bool hold)
{
    private readonly TaskCompletionSource _enoughRunning = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _allSubmitted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;

    public void AllSubmitted() => _allSubmitted.TrySetResult();

    /// <summary>A neighbour's work; where neighbours are held it ends with the process.</summary>
    public Task WorkAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _running) == enough)
            _enoughRunning.TrySetResult();
        return hold ? Task.Delay(Timeout.Infinite, cancellationToken) : Task.CompletedTask;
    }

    public Task WhenItMayStrikeAsync() => hold ? Task.WhenAll(_allSubmitted.Task, _enoughRunning.Task) : Task.CompletedTask;
}
