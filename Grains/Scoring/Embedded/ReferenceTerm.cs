namespace Assay.Scoring.Embedded;

/// <summary>A word that a good answer holds.</summary>
/// <param name="Stem">What is compared.</param>
/// <param name="Surface">The word as the reference has it, for people.</param>
/// <param name="Weight">How much it tells.</param>
internal sealed record ReferenceTerm(string Stem, string Surface, double Weight);
