using System.Buffers;
using System.Collections.Frozen;
using Assay.Scoring.Embedded;

namespace Assay.Scoring.Attacks;

/// <summary>Answers made from a reference's words to please a machine that counts them: strung together, out of order, or denied.</summary>
internal static class ReferenceMisuse
{
    // Longer texts are not made from a reference.
    private const int Longest = 4_000;

    private const int LeastWords = 10;

    private const double FunctionShare = .1;

    private const int LongestItem = 6;

    private const int LeastReference = 6;

    private const double TakenShare = .7;

    private const double LostOrder = .1;

    private const double KeptOrder = .5;

    private const int LeastShuffled = 16;

    private const int MostDenials = 1;

    private static readonly FrozenSet<string> Denials =
        "not no never neither nor cannot without don doesn didn isn aren wasn weren won cant dont doesnt didnt isnt nicht kein keine nie pas jamais nunca ni não nunca".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Helpers = "do does did t any".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly SearchValues<char> Separators = SearchValues.Create(",;:\n|/");

    /// <summary>The class, or null.</summary>
    public static string? Find(string plain, string words, QuestionTopic topic)
    {
        if (words.Length is 0 or > Longest)
            return null;
        var given = words.Split(' ').Where(IsProse).ToArray();
        if (given.Length < LeastWords)
            return null;
        if (topic.InEnglish && IsBag(plain, given))
            return AttackClasses.KeywordBag;
        if (topic.Reference.Length < LeastReference)
            return null;
        var stems = given.Where(word => !Denials.Contains(word) && !Helpers.Contains(word)).Select(PorterStemmer.Stem).ToArray();
        var known = topic.Reference.Select(PorterStemmer.Stem).ToArray();
        var held = known.ToFrozenSet(StringComparer.Ordinal);
        if (stems.Count(held.Contains) < TakenShare * stems.Length)
            return null;
        var pairs = known.Zip(known.Skip(1)).ToFrozenSet();
        var ordered = stems.Zip(stems.Skip(1)).Count(pairs.Contains) / (double)stems.Length;
        var denied = given.Count(Denials.Contains) - topic.Reference.Count(Denials.Contains);
        return denied > MostDenials && ordered >= KeptOrder ? AttackClasses.NegatedReference
            : stems.Length >= LeastShuffled && ordered <= LostOrder ? AttackClasses.ShuffledReference
            : null;
    }

    // A calculation is no sentence and need not be one.
    private static bool IsProse(string word) => !char.IsAsciiDigit(word[0]) && (word.Length > 1 || word is "a" or "t");

    private static bool IsBag(string plain, string[] given) =>
        given.Count(CommonWords.IsFunction) <= FunctionShare * given.Length && Signs(plain) < given.Length / LongestItem;

    private static int Signs(string plain)
    {
        var count = 0;
        foreach (var character in plain)
            count += Separators.Contains(character) ? 1 : 0;
        return count;
    }
}
