namespace Assay.Submissions;

/// <summary>What a superseded revision's row holds.</summary>
public sealed record RevisionState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The revision, written once.</summary>
    public EvaluationRevision? Revision { get; init; }
}
