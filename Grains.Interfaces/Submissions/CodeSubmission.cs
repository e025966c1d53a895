namespace Assay.Submissions;

/// <summary>One run of a candidate's code in the editor.</summary>
/// <param name="Code">The code that ran.</param>
/// <param name="Timestamp">When, as the client said.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Error">What it printed as an error.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CodeSubmission")]
public sealed record CodeSubmission(string Code, string? Timestamp, string? Output, string? Error);
