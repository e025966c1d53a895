using System.Collections.Frozen;

namespace Assay.Scoring.Embedded;

/// <summary>
/// Answers that repeat the question, perhaps after a few words of introduction: they are the question word by word, or nearly all
/// of their three-word sequences stand in it and they hold most of it or of its last sentence. A short span of a long question may
/// be the answer, so it is not enough.
/// </summary>
internal static class CopiedQuestion
{
    private const double CopiedShare = .7;

    private const double HeldShare = .7;

    private const int LeastWords = 4;

    private static readonly FrozenSet<string> Introduction =
        "the this my your question q is was reads asks asked says answer to following".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(JudgedAnswer answer)
    {
        if (answer.Question.Words.Count == 0)
            return false;
        var begin = answer.Words.FindIndex(word => !Introduction.Contains(word.Lower));
        return Is(answer.Words, answer.Question) || (begin > 0 && Is(answer.Words[begin..], answer.Question));
    }

    private static bool Is(List<Word> answer, PreparedQuestion prepared)
    {
        var question = prepared.Words;
        if (answer.Select(word => word.Stem).SequenceEqual(question.Select(word => word.Stem)))
            return true;
        // Where the reference says nothing but what the question says, its words in another order may be the answer.
        if (prepared is { Compared.Count: > 0, Expected.Count: 0 })
            return false;
        var asked = Sequences(question).ToHashSet();
        var given = Sequences(answer).ToList();
        if (given.Count == 0 || given.Count(asked.Contains) < CopiedShare * given.Count)
            return false;
        var last = question.FindAll(word => word.Clause == question[^1].Clause);
        return Holds(answer, question) || (last.Count >= LeastWords && Holds(answer, last));
    }

    private static bool Holds(List<Word> answer, List<Word> words)
    {
        var given = answer.Select(word => word.Stem).ToHashSet(StringComparer.Ordinal);
        return words.Count(word => given.Contains(word.Stem)) >= HeldShare * words.Count;
    }

    private static IEnumerable<(string, string, string)> Sequences(List<Word> words)
    {
        for (var i = 2; i < words.Count; i++)
            yield return (words[i - 2].Stem, words[i - 1].Stem, words[i].Stem);
    }
}
