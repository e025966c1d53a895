namespace Assay.ServiceBusStandIn;

[Flags]
public enum BusOperations
{
    None = 0,
    Send = 1,
    Receive = 2,
    Management = 4,
    All = Send | Receive | Management,
}

/// <summary>The switches as the wire asks for them.</summary>
internal sealed class FaultState
{
    private readonly Lock _gate = new();
    private readonly List<(BusOperations Kinds, int Left)> _throttles = [];
    private TaskCompletionSource? _stall;
    private int _settlementsToDrop;
    private int _sendsToCut;

    public volatile bool RefuseConnections;

    public volatile bool RefuseTokens;

    public Task WhenNotStalled
    {
        get
        {
            lock (_gate)
                return _stall?.Task ?? Task.CompletedTask;
        }
    }

    public bool Stalled
    {
        get
        {
            lock (_gate)
                return _stall is not null;
        }

        set
        {
            lock (_gate)
            {
                if (value)
                {
                    _stall ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    return;
                }

                _stall?.TrySetResult();
                _stall = null;
            }
        }
    }

    public int Throttle(BusOperations kinds, int operations)
    {
        lock (_gate)
        {
            _throttles.Add((kinds, operations));
            return _throttles.Sum(throttle => throttle.Left);
        }
    }

    public void DropSettlements(int count) => Interlocked.Add(ref _settlementsToDrop, count);

    public void CutAfterSends(int count) => Interlocked.Add(ref _sendsToCut, count);

    public bool TakeThrottle(BusOperations kind)
    {
        lock (_gate)
        {
            var found = _throttles.FindIndex(throttle => throttle.Kinds.HasFlag(kind) && throttle.Left > 0);
            if (found < 0)
                return false;
            _throttles[found] = _throttles[found] with { Left = _throttles[found].Left - 1 };
            _throttles.RemoveAll(throttle => throttle.Left <= 0);
            return true;
        }
    }

    public bool TakeDroppedSettlement() => Take(ref _settlementsToDrop);

    public bool TakeCutSend() => Take(ref _sendsToCut);

    private static bool Take(ref int left)
    {
        if (Interlocked.Decrement(ref left) >= 0)
            return true;
        Interlocked.Increment(ref left);
        return false;
    }
}
