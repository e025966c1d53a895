using Assay.Tests.ModelStandIn.Requests;

namespace Assay.Tests.ModelStandIn.Faults;

/// <summary>The faults that are switched on. The first that fits a request and has any left strikes it.</summary>
public sealed class FaultPlan : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _faults = [];
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
            _faults.Add(new Entry(fault, fault.Count));
    }

    /// <summary>One fault for each of the next requests, in this order.</summary>
    public void Next(params FaultKind[] kinds)
    {
        foreach (var kind in kinds)
            Add(new Fault(kind));
    }

    /// <summary>Every request from now on.</summary>
    public void All(FaultKind kind) => Add(new Fault(kind) { Count = null });

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

    internal Fault? Strike(ModelRequest request) =>
        Strike(fault => !fault.OfList && request.User.Contains(fault.Holding, StringComparison.Ordinal));

    internal Fault? StrikeList() => Strike(fault => fault.OfList);

    private Fault? Strike(Predicate<Fault> fits)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(entry => fits(entry.Fault));
            if (index < 0)
                return null;
            var (fault, left) = _faults[index];
            if (left is > 1)
                _faults[index] = new Entry(fault, left - 1);
            else if (left is not null)
                _faults.RemoveAt(index);
            return fault;
        }
    }

    private sealed record Entry(Fault Fault, int? Left);
}
