namespace Assay.Scoring.Embedded;

/// <summary>One word of a text.</summary>
/// <param name="Form">What it comes to, wherever it stands.</param>
/// <param name="Start">Where it begins in the plain text.</param>
/// <param name="Length">How long it is there, in UTF-16 units.</param>
/// <param name="Clause">The number of its sentence or line in the text.</param>
/// <param name="Negated">True shortly after a negation in the same clause.</param>
internal readonly record struct Word(WordForm Form, int Start, int Length, int Clause, bool Negated)
{
    /// <summary>As it stands in the text.</summary>
    public string Surface => Form.Surface;

    /// <summary>In lower case, look-alike letters made Latin.</summary>
    public string Lower => Form.Lower;

    /// <summary>Its stem.</summary>
    public string Stem => Form.Stem;

    /// <summary>Whether it is affirmed or denied here.</summary>
    public Polarity Polarity => Negated ? Polarity.Denied : Polarity.Affirmed;
}
