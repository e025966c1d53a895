using System.Collections.Immutable;

namespace Assay.RescoreJobs;

/// <summary>The results of at most 200 items of a job, keyed <c>rres_</c> + job + <c>.n</c>: a row of its own, so that no row grows with the job.</summary>
[Alias("assay.IRescoreResultsGrain")]
public interface IRescoreResultsGrain : IGrainWithStringKey
{
    /// <summary>Writes the items down as queued; keeps what is there once one of them has a result.</summary>
    [Alias("Put")]
    Task Put(ImmutableArray<string> submissions);

    /// <summary>Writes results of some of the items.</summary>
    [Alias("Settle")]
    Task Settle(ImmutableArray<RescoreItem> results);

    /// <summary>The items in their order.</summary>
    [Alias("Read")]
    Task<ImmutableArray<RescoreItem>> Read();

    /// <summary>Removes what is known of an erased submission but its id.</summary>
    [Alias("Forget")]
    Task Forget(string submission);
}
