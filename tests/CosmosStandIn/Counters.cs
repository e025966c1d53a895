namespace Assay.Tests.CosmosStandIn;

/// <summary>What was asked of the server since it started, or since the last <see cref="Reset"/>.</summary>
public sealed class Counters
{
    private readonly Lock _gate = new();
    private CountersSnapshot _now = CountersSnapshot.Zero;

    public CountersSnapshot Snapshot()
    {
        lock (_gate)
            return _now;
    }

    public void Reset()
    {
        lock (_gate)
            _now = CountersSnapshot.Zero;
    }

    internal void OnRequest(Operation operation) =>
        Change(now => now with { Requests = now.Requests.SetItem(operation, now.Requests.GetValueOrDefault(operation) + 1) });

    internal void OnAnswer(Operation operation, int status, double charge) => Change(now => now with
    {
        Answers = now.Answers.SetItem(status, now.Answers.GetValueOrDefault(status) + 1),
        RequestUnits = now.RequestUnits.SetItem(operation, now.RequestUnits.GetValueOrDefault(operation) + charge),
    });

    internal void OnFault(Faults.FaultKind kind) =>
        Change(now => now with { Faults = now.Faults.SetItem(kind, now.Faults.GetValueOrDefault(kind) + 1) });

    internal void OnScanWithoutIndex(string query) =>
        Change(now => now with { ScannedWithoutIndex = now.ScannedWithoutIndex + 1, LastScan = query });

    private void Change(Func<CountersSnapshot, CountersSnapshot> change)
    {
        lock (_gate)
            _now = change(_now);
    }
}
