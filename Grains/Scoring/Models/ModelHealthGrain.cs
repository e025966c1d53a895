using Orleans.Concurrency;

namespace Assay.Scoring.Models;

/// <summary>The API's window on the language model.</summary>
[GrainType("model-health")]
[StatelessWorker]
internal sealed class ModelHealthGrain(ModelWatch watch) : Grain, IModelHealthGrain
{
    public Task<ModelStatus> GetStatus() => watch.ReadAsync();
}
