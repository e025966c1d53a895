using System.Globalization;
using System.Text;
using Assay.Scoring.Embedded;

namespace Assay.Scoring.Attacks;

/// <summary>A plain text as lower-case words with one blank between them: how an order is punctuated, cased or spelt with foreign letters does not matter.</summary>
internal static class WordView
{
    public static string Of(string plain)
    {
        var words = new StringBuilder(plain.Length);
        var (start, foreign) = (0, false);
        for (var i = 0; i < plain.Length; i++)
        {
            var character = plain[i];
            if (IsWord(character) || JoinsDigits(plain, i))
            {
                words.Append(char.ToLowerInvariant(character));
                foreign |= character > '\u0370';
                continue;
            }
            EndWord();
        }
        EndWord();
        return words.Length > 0 ? words.ToString(0, words.Length - 1) : "";

        void EndWord()
        {
            if (words.Length == start)
                return;
            if (foreign)
            {
                var word = LookAlikes.Fold(words.ToString(start, words.Length - start));
                words.Length = start;
                words.Append(word);
            }
            words.Append(' ');
            (start, foreign) = (words.Length, false);
        }
    }

    /// <summary>True for scripts that set no blanks between words.</summary>
    public static bool IsUnspaced(char character) => character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    // Vowel signs of Indian scripts are marks, not letters.
    private static bool IsWord(char character) => char.IsAscii(character)
        ? char.IsAsciiLetterOrDigit(character)
        : char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) == UnicodeCategory.SpacingCombiningMark;

    private static bool JoinsDigits(string text, int i) =>
        text[i] is '.' or '/' && i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
}
