using System.Collections.Concurrent;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>What happens to writes of the store, decided by the test for each one; and how many there were.</summary>
internal sealed class Faults
{
    private readonly ConcurrentDictionary<string, int> _writes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<int, object?, Fault>> _plans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SiloAddress, bool> _cutOff = new();
    private readonly ConcurrentDictionary<string, int> _failingReads = new(StringComparer.Ordinal);
    private int _hanging;
    private TaskCompletionSource _hang = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Plans the fate of the writes of one row, by number from 0.</summary>
    public void Plan(string key, Func<int, Fault> fate) => Plan(key, (number, _) => fate(number));

    /// <summary>Plans the fate of the writes of one row, by number from 0 and the state to be written.</summary>
    public void Plan(string key, Func<int, object?, Fault> fate) => _plans[key] = fate;

    /// <summary>So many reads of rows of this key fail from now on.</summary>
    public void FailReads(string key, int count) => _failingReads[key] = count;

    /// <summary>How many reads of this row are still to fail.</summary>
    public int ReadsToFail(string key) => _failingReads.GetValueOrDefault(key);

    /// <summary>Whether rows can be removed.</summary>
    public bool RefuseRemovals { get; set; }

    /// <summary>Nothing of this silo reaches the store any more.</summary>
    public void CutOff(SiloAddress silo) => _cutOff[silo] = true;

    public void Clear()
    {
        _plans.Clear();
        RefuseRemovals = false;
        ReleaseHanging();
    }

    /// <summary>Lets hanging writes go on, into the store.</summary>
    public void ReleaseHanging() => Interlocked.Exchange(ref _hang, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>How many writes of this row were asked for, failed ones included.</summary>
    public int WritesOf(string key) => _writes.GetValueOrDefault(key);

    /// <summary>How many writes hang.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <summary>Every write that was asked for.</summary>
    public int TotalWrites => _writes.Values.Sum();

    internal void ThrowIfCutOff(SiloAddress silo)
    {
        if (_cutOff.ContainsKey(silo))
            throw new IOException("planned: this silo is dead");
    }

    internal void ThrowIfUnreadable(string key)
    {
        if (_failingReads.TryGetValue(key, out var left) && left > 0 && _failingReads.TryUpdate(key, left - 1, left))
            throw new IOException("planned: this row cannot be read now");
    }

    internal Fault Next(string key, object? state)
    {
        var number = _writes.AddOrUpdate(key, 1, (_, before) => before + 1) - 1;
        return _plans.TryGetValue(key, out var plan) ? plan(number, state) : Fault.None;
    }

    internal async Task HangAsync()
    {
        Interlocked.Increment(ref _hanging);
        try
        {
            await Volatile.Read(ref _hang).Task;
        }
        finally
        {
            Interlocked.Decrement(ref _hanging);
        }
    }
}
