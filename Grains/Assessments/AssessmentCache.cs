using System.Collections.Concurrent;
using Assay.Errors;

namespace Assay.Assessments;

/// <summary>Assessment versions a silo has seen. They never change, so they are never wrong; the number kept is bounded.</summary>
internal sealed class AssessmentCache(IGrainFactory grains)
{
    private const int MostKept = 256;
    private readonly ConcurrentDictionary<(string Id, int Version), AssessmentDefinition> _known = new();

    public ValueTask<AssessmentDefinition> GetAsync(string id, int version) =>
        _known.TryGetValue((id, version), out var definition) ? new(definition) : new(ReadAsync(id, version));

    private async Task<AssessmentDefinition> ReadAsync(string id, int version)
    {
        var definition = await grains.GetGrain<IAssessmentVersionGrain>(AssessmentKeys.Version(id, version)).Get()
            ?? throw new AssayException(ErrorKind.NotFound, "assessment_not_found", "The assessment's version is not in the store.");
        if (_known.Count >= MostKept)
            _known.Clear();
        _known[(id, version)] = definition;
        return definition;
    }
}
