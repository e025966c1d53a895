namespace Assay.Scoring.Embedded;

/// <summary>Why a human must look.</summary>
/// <param name="Reason">A stable code.</param>
/// <param name="Sentence">For the admin.</param>
internal sealed record Doubt(string Reason, string Sentence);
