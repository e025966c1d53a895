namespace Assay.Tests.CodeRunnerStandIn.Faults;

/// <summary>The faults that are switched on. The first that fits a call strikes it.</summary>
public sealed class FaultPlan : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int[] Left)> _faults = [];
    private CancellationTokenSource _cleared = new();

    /// <summary>Ends when the faults are cleared: until then, hanging calls hang.</summary>
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
            _faults.Add((fault, [fault.Count]));
    }

    public void Next(FaultKind kind, Operation operation, int count = 1) => Add(new Fault(kind) { Operation = operation, Count = count });

    /// <summary>No faults from now on; calls that hang are cut.</summary>
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

    internal Fault? Strike(Operation operation)
    {
        lock (_gate)
        {
            var at = _faults.FindIndex(entry => entry.Left[0] > 0 && (entry.Fault.Operation ?? operation) == operation);
            if (at < 0)
                return null;
            _faults[at].Left[0]--;
            return _faults[at].Fault;
        }
    }
}
