using Orleans.Concurrency;

namespace Assay.Scoring;

/// <summary>The API's window on the language model, key <see cref="Key"/>; a stateless worker.</summary>
[Alias("assay.IModelHealthGrain")]
public interface IModelHealthGrain : IGrainWithStringKey
{
    /// <summary>The one key in use.</summary>
    const string Key = "model";

    /// <summary>How the model is, found within some seconds and kept for 15.</summary>
    [ReadOnly]
    [Alias("GetStatus")]
    Task<ModelStatus> GetStatus();
}
