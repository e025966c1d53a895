using Orleans.Concurrency;

namespace Assay.Recovery;

/// <summary>
/// The cluster's one recovery grain, key <see cref="Key"/>: wakes the submissions whose alarm is due, a bounded page at a
/// time. Kept alive by a reminder; works on a timer of seconds, at start, and at once when a silo was declared dead.
/// </summary>
[Alias("assay.IRecoveryGrain")]
public interface IRecoveryGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "recovery";

    /// <summary>Makes sure that it runs, and wakes at once what silos that are no longer alive owned.</summary>
    [OneWay]
    [Alias("Start")]
    Task Start();

    /// <summary>Works until nothing is due, for tests and operators; returns how many submissions were woken.</summary>
    [Alias("Sweep")]
    Task<int> Sweep();
}
