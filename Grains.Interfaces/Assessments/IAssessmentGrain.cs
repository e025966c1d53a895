namespace Assay.Assessments;

/// <summary>
/// An assessment, keyed by its id (<c>assess_…</c>): hands out its version numbers. Versions are immutable and each lives
/// in a grain of its own (<see cref="IAssessmentVersionGrain"/>).
/// </summary>
[Alias("assay.IAssessmentGrain")]
public interface IAssessmentGrain : IGrainWithStringKey
{
    /// <summary>Stores a new version durably and returns it with its id, number and time filled in.</summary>
    /// <param name="definition">The content, already validated; id, version and time are ignored.</param>
    [Alias("Publish")]
    Task<AssessmentDefinition> Publish(AssessmentDefinition definition);

    /// <summary>The newest version, or null when there is no such assessment.</summary>
    [Alias("GetLatest")]
    Task<AssessmentDefinition?> GetLatest();
}
