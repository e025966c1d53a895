namespace Assay.Scoring.Embedded;

/// <summary>
/// Answers that repeat the question: nearly all of their three-word sequences stand in it, and they hold most of it or of its
/// last sentence. A short span of a long question may be the answer, so it is not enough.
/// </summary>
internal static class CopiedQuestion
{
    private const double CopiedShare = .7;

    private const double HeldShare = .7;

    private const int LeastWords = 4;

    public static bool Is(JudgedAnswer answer)
    {
        var asked = Sequences(answer.Question.Words).ToHashSet();
        var given = Sequences(answer.Words).ToList();
        if (given.Count == 0 || given.Count(asked.Contains) < CopiedShare * given.Count)
            return false;
        var last = answer.Question.Words.FindAll(word => word.Clause == answer.Question.Words[^1].Clause);
        return Holds(answer, answer.Question.Words) || (last.Count >= LeastWords && Holds(answer, last));
    }

    private static bool Holds(JudgedAnswer answer, List<Word> words)
    {
        var given = answer.Words.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        return words.Count(word => given.Contains(word.Stem)) >= HeldShare * words.Count;
    }

    private static IEnumerable<(string, string, string)> Sequences(List<Word> words)
    {
        for (var i = 2; i < words.Count; i++)
            yield return (words[i - 2].Stem, words[i - 1].Stem, words[i].Stem);
    }
}
