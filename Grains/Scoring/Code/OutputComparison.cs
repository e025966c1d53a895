namespace Assay.Scoring.Code;

/// <summary>
/// Whether a program printed what was expected. Compared is the text itself, character by character and line by line, after
/// three things that nobody means: how lines end, white space at the end of a line, and blank lines at the end of the text.
/// Case, leading white space, blank lines in between and the spelling of numbers (<c>1.0</c> is not <c>1</c>) all count.
/// </summary>
internal static class OutputComparison
{
    public static bool Same(string expected, string printed) => Plain(expected).SequenceEqual(Plain(printed), StringComparer.Ordinal);

    private static string[] Plain(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n').Select(line => line.TrimEnd()).ToArray();
        return lines[..(Array.FindLastIndex(lines, line => line.Length > 0) + 1)];
    }
}
