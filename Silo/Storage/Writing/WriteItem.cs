namespace Assay.Silo.Storage;

/// <summary>One caller's write, from the queue to its verdict.</summary>
internal abstract class WriteItem
{
    private const int Queued = 0;
    private const int InFlight = 1;
    private const int Ended = 2;

    private readonly TaskCompletionSource _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stage;

    /// <summary>Ends with the true result: stored, or certainly not.</summary>
    public Task Verdict => _verdict.Task;

    /// <summary>What no two items of a batch may share; null when any number may.</summary>
    public abstract RowKey? Key { get; }

    /// <summary>Bytes, more or less.</summary>
    public abstract int Size { get; }

    /// <summary>Timestamp of the queue's clock.</summary>
    public long QueuedAt { get; set; }

    /// <summary>Next in the queue.</summary>
    public WriteItem? Next { get; set; }

    /// <summary>Why this item alone is refused, set by the run; null when it is stored once the transaction commits.</summary>
    public Exception? Refusal { get; set; }

    public bool IsQueued => Volatile.Read(ref _stage) == Queued;

    /// <summary>Takes it out of the reach of time limit and cancellation.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _stage, InFlight, Queued) == Queued;

    /// <summary>Ends it while it still waits; false when it is already being written.</summary>
    public bool TryAbandon(Exception why)
    {
        if (Interlocked.CompareExchange(ref _stage, Ended, Queued) != Queued)
            return false;
        SetVerdict(why);
        return true;
    }

    /// <summary>Ends it with the given failure, or with what the run found.</summary>
    public void End(Exception? failure)
    {
        Volatile.Write(ref _stage, Ended);
        SetVerdict(failure ?? Refusal);
    }

    private void SetVerdict(Exception? failure)
    {
        if (failure is OperationCanceledException canceled)
            _verdict.TrySetCanceled(canceled.CancellationToken);
        else if (failure is not null)
            _verdict.TrySetException(failure);
        else
            _verdict.TrySetResult();
    }
}
