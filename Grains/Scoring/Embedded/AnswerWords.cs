namespace Assay.Scoring.Embedded;

/// <summary>The words of an answer, looked up by stem, one slip of the pen allowed in longer ones.</summary>
internal sealed class AnswerWords
{
    private const int SlipLength = 5;

    private const double Slip = .9;


    /// <summary>What a word counts that one side affirms and the other denies.</summary>
    public const double Denied = .4;

    private readonly Dictionary<string, Polarity> _stems = new(StringComparer.Ordinal);
    private readonly ILookup<int, string> _byLength;

    public AnswerWords(List<Word> words)
    {
        foreach (var word in words)
            _stems[word.Stem] = _stems.GetValueOrDefault(word.Stem) | word.Polarity;
        _byLength = _stems.Keys.Where(stem => stem.Length >= SlipLength - 1).ToLookup(stem => stem.Length);
    }

    /// <summary>1 when the answer holds the term, a little less with one slip, half when it denies what the reference affirms or the other way round, else 0.</summary>
    public double Holds(ReferenceTerm term) =>
        Find(term.Stem) is not ({ } found, var share) ? 0
        : (_stems[found] & term.Polarity) == 0 ? share * Denied
        : share;

    private (string? Found, double Share) Find(string stem)
    {
        if (_stems.ContainsKey(stem))
            return (stem, 1);
        if (stem.Length < SlipLength || stem.AsSpan().ContainsAnyInRange('0', '9'))
            return (null, 0);
        for (var length = stem.Length - 1; length <= stem.Length + 1; length++)
        {
            foreach (var other in _byLength[length])
            {
                if (OneEdit.Apart(stem, other))
                    return (other, Slip);
            }
        }
        return (null, 0);
    }
}
