namespace Assay.Scoring.Embedded;

/// <summary>One word of a text.</summary>
/// <param name="Surface">As it stands in the text.</param>
/// <param name="Lower">In lower case, look-alike letters made Latin.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Clause">The number of its clause in the text.</param>
internal readonly record struct Word(string Surface, string Lower, string Stem, int Clause);
