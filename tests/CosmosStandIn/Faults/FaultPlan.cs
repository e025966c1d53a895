namespace Assay.Tests.CosmosStandIn.Faults;

/// <summary>The faults that are switched on. The first that fits a request strikes it.</summary>
public sealed class FaultPlan : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int[] Left, Random Dice)> _faults = [];
    private CancellationTokenSource _cleared = new();

    /// <summary>Ends when the faults are cleared: until then, hanging requests hang.</summary>
    internal CancellationToken Cleared
    {
        get
        {
            lock (_gate)
                return _cleared.Token;
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
            _faults.Add((fault, [fault.Count], new Random(fault.Seed)));
    }

    /// <summary>The next <paramref name="count"/> requests for one of the operations; none named is every call for documents.</summary>
    public void Next(FaultKind kind, int count = 1, params Operation[] operations) =>
        Add(new Fault(kind) { Count = count, Operations = operations });

    /// <summary>That share of the requests, until cleared.</summary>
    public void Share(FaultKind kind, double percent, int seed = 0, params Operation[] operations) =>
        Add(new Fault(kind) { Percent = percent, Seed = seed, Operations = operations });

    /// <summary>No faults from now on; requests that hang are cut.</summary>
    public void Clear()
    {
        CancellationTokenSource before;
        lock (_gate)
        {
            _faults.Clear();
            before = _cleared;
            _cleared = new CancellationTokenSource();
        }

        before.Cancel();
        before.Dispose();
    }

    public void Dispose() => _cleared.Dispose();

    internal Fault? Strike(Operation operation, string? id)
    {
        lock (_gate)
        {
            foreach (var (fault, left, dice) in _faults)
            {
                if (!fault.Fits(operation, id))
                    continue;
                if (fault.Percent is { } percent ? dice.NextDouble() * 100 < percent : left[0]-- > 0)
                    return fault;
            }

            _faults.RemoveAll(entry => entry.Fault.Percent is null && entry.Left[0] <= 0);
            return null;
        }
    }
}
