namespace Assay.Scoring.Embedded;

/// <summary>One word of a text.</summary>
/// <param name="Surface">As it stands in the text.</param>
/// <param name="Lower">In lower case, look-alike letters made Latin.</param>
/// <param name="Stem">Its stem.</param>
/// <param name="Clause">The number of its sentence or line in the text.</param>
/// <param name="Negated">True shortly after a negation in the same clause.</param>
internal readonly record struct Word(string Surface, string Lower, string Stem, int Clause, bool Negated)
{
    /// <summary>Whether it is affirmed or denied here.</summary>
    public Polarity Polarity => Negated ? Polarity.Denied : Polarity.Affirmed;
}
