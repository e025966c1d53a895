namespace Assay.Scoring.Embedded;

/// <summary>The words of an answer, looked up by stem, one slip of the pen allowed in longer ones.</summary>
internal sealed class AnswerWords
{
    private const int SlipLength = 5;

    private const double Slip = .9;

    private readonly HashSet<string> _stems;
    private readonly ILookup<int, string> _byLength;

    public AnswerWords(List<Word> words)
    {
        _stems = [.. words.Select(word => word.Stem)];
        _byLength = _stems.Where(stem => stem.Length >= SlipLength - 1).ToLookup(stem => stem.Length);
    }

    /// <summary>1 when the answer holds the stem, a little less when it holds it with one edit, else 0.</summary>
    public double Holds(string stem)
    {
        if (_stems.Contains(stem))
            return 1;
        if (stem.Length < SlipLength || stem.AsSpan().ContainsAnyInRange('0', '9'))
            return 0;
        for (var length = stem.Length - 1; length <= stem.Length + 1; length++)
        {
            if (_byLength[length].Any(other => OneEdit.Apart(stem, other)))
                return Slip;
        }
        return 0;
    }
}
