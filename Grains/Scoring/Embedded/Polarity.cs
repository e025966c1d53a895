namespace Assay.Scoring.Embedded;

/// <summary>How a text uses a word: it may affirm it, deny it, or do both in different places.</summary>
[Flags]
internal enum Polarity
{
    /// <summary>It does not hold the word.</summary>
    None = 0,

    /// <summary>Somewhere without a negation before it.</summary>
    Affirmed = 1,

    /// <summary>Somewhere shortly after a negation.</summary>
    Denied = 2,
}
