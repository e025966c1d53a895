using Assay.Storage;

namespace Assay.Assessments;

/// <summary>One immutable version of an assessment.</summary>
[GrainType("assessment-version")]
internal sealed class AssessmentVersionGrain(
    [PersistentState("assessment-version", AssayStorage.ProviderName)] IPersistentState<AssessmentVersionState> storage) : Grain, IAssessmentVersionGrain
{
    public Task Write(AssessmentDefinition definition)
    {
        storage.State = new AssessmentVersionState { Definition = definition };
        return this.WriteOrForgetAsync(storage);
    }

    public Task<AssessmentDefinition?> Get()
    {
        if (storage.State.Definition is null)
            DeactivateOnIdle();
        return Task.FromResult(storage.State.Definition);
    }
}
