using System.Collections.Frozen;

namespace Assay.Scoring.Embedded;

/// <summary>Cuts a plain text into words.</summary>
internal static class Words
{
    private const int LongestWord = 40;

    // With the blank after it.
    private const int UsualLength = 5;

    // In words that are no function words.
    private const int NegationReach = 3;

    private static readonly FrozenSet<string> Negations =
        ("not no never without neither nor cannot cant can't dont don't doesnt doesn't didnt didn't isnt isn't arent aren't wasnt wasn't "
        + "werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't hasnt hasn't havent haven't hadnt hadn't")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words in order. A word is a run of letters and digits; 1.5 is one word, and so is don't.</summary>
    public static List<Word> Read(string text)
    {
        var words = new List<Word>(text.Length / UsualLength);
        var (clause, start, negatedFor) = (0, -1, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && Joins(text, i))))
            {
                if (start < 0)
                    start = i;
                continue;
            }
            if (start >= 0)
            {
                var word = new Word(Vocabulary.Of(text.AsSpan(start, Math.Min(i - start, LongestWord))), start, i - start, clause, negatedFor > 0);
                words.Add(word);
                negatedFor = Negations.Contains(word.Lower) ? NegationReach : CommonWords.IsFunction(word.Lower) ? negatedFor : negatedFor - 1;
            }
            start = -1;
            if (i < text.Length && text[i] is ',' or '.' or ';' or ':' or '!' or '?' or '\n')
                negatedFor = 0;
            if (i < text.Length && text[i] is '.' or ';' or '!' or '?' or '\n')
                clause++;
        }
        return words;
    }

    /// <summary>True for a word that denies what follows it.</summary>
    public static bool IsNegation(Word word) => Negations.Contains(word.Lower);

    private static bool Joins(string text, int i) =>
        i + 1 < text.Length
        && ((text[i] is '.' or ',' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]))
            || (text[i] == '\'' && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1])));
}
