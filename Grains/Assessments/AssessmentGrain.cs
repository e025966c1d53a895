using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Assessments;

/// <summary>An assessment: hands out version numbers and keeps the newest version at hand.</summary>
[GrainType("assessment")]
internal sealed class AssessmentGrain(
    [PersistentState("assessment", AssayStorage.ProviderName)] IPersistentState<AssessmentState> storage,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock) : Grain, IAssessmentGrain
{
    public async Task<AssessmentDefinition> Publish(AssessmentDefinition definition)
    {
        var id = this.GetPrimaryKeyString();
        var version = definition with
        {
            Id = id,
            Version = (storage.State.Latest?.Version ?? 0) + 1,
            CreatedAt = clock.GetUtcNow(),
        };

        // The version first: dying before the second write leaves a row that the next try replaces, because nobody was told of it.
        await GrainFactory.GetGrain<IAssessmentVersionGrain>(AssessmentKeys.Version(id, version.Version)).Write(version);
        storage.State = new AssessmentState { Latest = version };
        await this.WriteOrForgetAsync(storage);
        return version;
    }

    public Task<AssessmentDefinition?> GetLatest()
    {
        if (storage.State.Latest is null)
            DeactivateOnIdle();
        return Task.FromResult(storage.State.Latest);
    }
}
