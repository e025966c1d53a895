using System.Text.RegularExpressions;

namespace Assay.Tests.ModelStandIn.Scripts;

/// <summary>
/// What a user message marks as data: the lines between two lines that name the same token of at least eight letters and
/// digits. Of several blocks it is the one whose first line speaks of an answer or of code, else the last.
/// </summary>
public static partial class DataBlock
{
    private const int LongestMark = 160;
    private const int LongestQuote = 60;

    /// <returns>The block, or the whole message where nothing is marked.</returns>
    public static string Of(string message)
    {
        var lines = message.Split('\n');
        var marks = lines.Index()
            .Where(line => line.Item.Length <= LongestMark)
            .SelectMany(line => Token().Matches(line.Item).Select(match => (Token: match.Value, Line: line.Index)).Distinct())
            .GroupBy(mark => mark.Token, mark => mark.Line, StringComparer.Ordinal)
            .Where(group => group.Count() > 1);
        var blocks = marks
            .SelectMany(group => group.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (Open: pair[0], Close: pair[1])))
            .OrderBy(pair => pair.Open)
            .ToArray();
        if (blocks is [])
            return message;
        var (open, close) = blocks.LastOrDefault(block => Subject().IsMatch(lines[block.Open]), blocks[^1]);
        return string.Join('\n', lines[(open + 1)..close]);
    }

    /// <summary>Some words that stand in the block, as they stand there.</summary>
    public static string QuoteOf(string message)
    {
        var line = Of(message).Split('\n').Select(one => one.Trim()).FirstOrDefault(one => one.Length > 0, "");
        if (line.Length <= LongestQuote)
            return line;
        var end = line.LastIndexOf(' ', LongestQuote);
        return line[..(end > 0 ? end : LongestQuote)];
    }

    [GeneratedRegex(@"(?=[A-Za-z]*[0-9])[A-Za-z0-9]{8,}")]
    private static partial Regex Token();

    [GeneratedRegex("answer|code", RegexOptions.IgnoreCase)]
    private static partial Regex Subject();
}
