namespace Assay.Submissions;

/// <summary>What one part of a large answer sheet holds.</summary>
public sealed record SheetPartState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Bytes of the compressed sheet.</summary>
    public byte[]? Bytes { get; init; }
}
