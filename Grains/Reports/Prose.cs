using System.Globalization;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>How figures and lists are put into sentences.</summary>
internal static class Prose
{
    private const int TermsShown = 5;

    private const int QuestionCharacters = 200;

    public static string Number(decimal value)
    {
        var rounded = decimal.Round(value, 2, MidpointRounding.ToEven);
        var whole = decimal.Truncate(rounded);

        // Most figures of a report are whole, and a custom format costs ten times as much.
        return whole == rounded && Math.Abs(whole) <= int.MaxValue
            ? ((int)whole).ToString(CultureInfo.InvariantCulture)
            : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    public static string Percent(decimal percentage) => Number(percentage) + " %";

    /// <summary>For example <c>3.5 of 5 points (70 %)</c>; without a percentage when nothing is at stake.</summary>
    public static string Points(decimal points, decimal maximum) => maximum == 0
        ? "no points at stake"
        : $"{Number(points)} of {Counted((int)maximum, "point")} ({Percent(ScoreSums.Percentage(points, maximum))})";

    /// <summary>For example <c>1 question</c> or <c>3 questions</c>.</summary>
    public static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>For example <c>one, two and three</c>.</summary>
    public static string Joined(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    /// <summary>The weightiest terms in quotation marks.</summary>
    public static string Terms(IEnumerable<string> terms) =>
        Joined([.. terms.Distinct(StringComparer.OrdinalIgnoreCase).Take(TermsShown).Select(term => $"“{term}”")]);

    /// <summary>A question's text on one line, cut at a word when it is long.</summary>
    public static string OneLine(string text)
    {
        var line = IsOneLine(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= QuestionCharacters)
            return line;
        var cut = line.LastIndexOf(' ', QuestionCharacters);
        return line[..(cut > QuestionCharacters / 2 ? cut : QuestionCharacters - 1)] + " …";
    }

    // Single blanks between words and no other white space: most texts are so already.
    private static bool IsOneLine(string text)
    {
        var blankBefore = true;
        foreach (var character in text)
        {
            var blank = char.IsWhiteSpace(character);
            if (blank && (blankBefore || character != ' '))
                return false;
            blankBefore = blank;
        }

        return !blankBefore;
    }
}
