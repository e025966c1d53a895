namespace Assay.Scoring.Embedded.Content;

/// <summary>A text as the comparison sees it: its terms, the order of its content words, and its runs of four letters.</summary>
internal sealed class Passage
{
    private const int GramLength = 4;

    public Passage(IReadOnlyList<Word> words, HashSet<string> questionStems)
    {
        Terms = Term.Of(words, questionStems);
        Content = [.. words.Where(word => CommonWords.Weight(word) > 0).Select(word => word.Stem)];
        Stems = words.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        Denies = words.Any(Words.IsNegation);
        Grams = GramsOf(string.Join(' ', words.Select(word => word.Lower)));
    }

    public List<Term> Terms { get; }

    /// <summary>The stems of the content words in order.</summary>
    public List<string> Content { get; }

    /// <summary>The stems of all words.</summary>
    public HashSet<string> Stems { get; }

    /// <summary>True when it holds a negation.</summary>
    public bool Denies { get; }

    /// <summary>Every run of four letters, packed.</summary>
    public HashSet<ulong> Grams { get; }

    private static HashSet<ulong> GramsOf(string text)
    {
        var grams = new HashSet<ulong>(text.Length);
        var packed = 0UL;
        for (var i = 0; i < text.Length; i++)
        {
            packed = (packed << 16) | text[i];
            if (i >= GramLength - 1)
                grams.Add(packed);
        }
        return grams;
    }
}
