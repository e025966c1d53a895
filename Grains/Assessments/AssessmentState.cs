namespace Assay.Assessments;

/// <summary>What an assessment's own row holds: its latest version.</summary>
public sealed record AssessmentState
{
    /// <summary>Layout of this document; a higher number is refused by older code.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The newest published version.</summary>
    public AssessmentDefinition? Latest { get; init; }
}
