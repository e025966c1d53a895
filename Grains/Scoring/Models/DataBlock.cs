using System.Security.Cryptography;

namespace Assay.Scoring.Models;

/// <summary>
/// A text that a model shall take for data, between two lines that carry a mark. Who wrote the text could not know the mark, so
/// nothing in it can end the block.
/// </summary>
internal static class DataBlock
{
    private const int MarkLength = 32;

    /// <summary>A new random mark that does not occur in the text.</summary>
    public static string MarkFor(string text) => MarkFor(text, () => RandomNumberGenerator.GetHexString(MarkLength, lowercase: true));

    /// <summary>The same, with marks drawn from <paramref name="draw"/>.</summary>
    public static string MarkFor(string text, Func<string> draw)
    {
        var mark = draw();
        while (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
            mark = draw();
        return mark;
    }

    /// <summary>The text between its two lines.</summary>
    public static string Of(string name, string text, string mark) => $"BEGIN {name} {mark}\n{text}\nEND {name} {mark}";
}
