namespace Assay.Scoring.Models.Spending;

/// <summary>Where the gate keeps a day's use; the same grain as <see cref="IModelUsageGrain"/>.</summary>
[Alias("assay.IModelLedgerGrain")]
internal interface IModelLedgerGrain : IGrainWithStringKey
{
    /// <summary>Stores the day's sums. Saying it twice is harmless, and no sum ever shrinks.</summary>
    [Alias("Put")]
    Task Put(ModelUsage usage);
}
