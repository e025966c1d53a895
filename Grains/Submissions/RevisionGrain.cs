using Assay.Storage;

namespace Assay.Submissions;

/// <summary>One superseded evaluation with its report.</summary>
[GrainType("revision")]
internal sealed class RevisionGrain(
    [PersistentState(RevisionGrain.StateName, AssayStorage.ProviderName)] IPersistentState<RevisionState> storage) : Grain, IRevisionGrain
{
    public const string StateName = "revision";

    public async Task Put(EvaluationRevision revision)
    {
        // The same revision may be archived again once its late report is there.
        if (storage.State.Revision is { } stored && (stored.Report is not null || revision.Report is null))
            return;
        storage.State = new RevisionState { Revision = revision };
        await this.WriteOrForgetAsync(storage);
    }

    public Task<EvaluationRevision?> Get() => Task.FromResult(storage.State.Revision);

    public Task Remove() => this.RemoveAsync(storage);
}
