namespace Assay.Scoring.Embedded;

/// <summary>A word as written, folded to lower case, and its stem.</summary>
internal sealed record WordForm(string Surface, string Lower, string Stem);
