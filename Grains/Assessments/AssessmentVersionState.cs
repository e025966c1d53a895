namespace Assay.Assessments;

/// <summary>What one version's row holds.</summary>
public sealed record AssessmentVersionState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The version, written once.</summary>
    public AssessmentDefinition? Definition { get; init; }
}
