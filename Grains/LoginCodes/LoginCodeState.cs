namespace Assay.LoginCodes;

/// <summary>What a login code's row holds.</summary>
public sealed record LoginCodeState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The submission that the code opens.</summary>
    public string? SubmissionId { get; init; }
}
