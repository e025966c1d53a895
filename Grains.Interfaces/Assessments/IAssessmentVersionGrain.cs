using Orleans.Concurrency;

namespace Assay.Assessments;

/// <summary>One immutable version of an assessment, keyed <c>assess_….v1</c>; see <see cref="AssessmentKeys.Version"/>.</summary>
[Alias("assay.IAssessmentVersionGrain")]
public interface IAssessmentVersionGrain : IGrainWithStringKey
{
    /// <summary>Stores the version. Only <see cref="IAssessmentGrain"/> calls this, before it tells anyone of the version; nothing changes it later.</summary>
    [Alias("Write")]
    Task Write(AssessmentDefinition definition);

    /// <summary>The version, or null when it was never written.</summary>
    [ReadOnly]
    [Alias("Get")]
    Task<AssessmentDefinition?> Get();
}
