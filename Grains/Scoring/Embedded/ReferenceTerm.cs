namespace Assay.Scoring.Embedded;

/// <summary>A word that a good answer holds.</summary>
/// <param name="Stem">What is compared.</param>
/// <param name="Surface">The word as the reference has it, for people.</param>
/// <param name="Weight">How much it tells.</param>
/// <param name="Asked">True when the question gives it away.</param>
/// <param name="Polarity">Whether the reference affirms or denies it.</param>
/// <param name="Count">How often the reference holds it.</param>
internal sealed record ReferenceTerm(string Stem, string Surface, double Weight, bool Asked, Polarity Polarity, int Count);
