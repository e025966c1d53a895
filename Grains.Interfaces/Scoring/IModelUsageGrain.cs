using Orleans.Concurrency;

namespace Assay.Scoring;

/// <summary>What models were used for on one UTC day, keyed as <see cref="ModelUsage.KeyOf"/> says.</summary>
[Alias("assay.IModelUsageGrain")]
public interface IModelUsageGrain : IGrainWithStringKey
{
    /// <summary>The day's use, zeros for a day without any.</summary>
    [AlwaysInterleave]
    [Alias("Get")]
    Task<ModelUsage> Get();
}
