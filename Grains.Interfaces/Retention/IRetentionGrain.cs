using Orleans.Concurrency;

namespace Assay.Retention;

/// <summary>
/// The cluster's one retention grain, key <see cref="Key"/>: erases the submissions that are older than their class may be
/// kept, a bounded number each time. Does nothing unless a class has an age.
/// </summary>
[Alias("assay.IRetentionGrain")]
public interface IRetentionGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "retention";

    /// <summary>Makes sure that it runs.</summary>
    [OneWay]
    [Alias("Start")]
    Task Start();

    /// <summary>Erases now what is too old, at most one pass; returns how many submissions were erased.</summary>
    [Alias("Pass")]
    Task<int> Pass();
}
