using Orleans.Concurrency;

namespace Assay.Scoring.Models.Paid;

/// <summary>The paid results of one run, in a row of their own so that the submission's stays small.</summary>
[Alias("assay.IPaidRowGrain")]
internal interface IPaidRowGrain : IGrainWithStringKey
{
    /// <summary>The stored result of a call, or null when none is stored.</summary>
    [AlwaysInterleave]
    [Alias("Find")]
    Task<PaidEntry?> Find(PaidLookup lookup);

    /// <summary>
    /// Returns once the result is durable. Those that arrive during a write share the next one. What was stored first for a call
    /// stays, and is returned.
    /// </summary>
    [AlwaysInterleave]
    [Alias("Add")]
    Task<PaidEntry> Add(PaidEntry entry);

    /// <summary>Removes the row.</summary>
    [Alias("Remove")]
    Task Remove();
}
