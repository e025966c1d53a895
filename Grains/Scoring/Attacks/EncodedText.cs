using System.Buffers;
using System.Net;
using System.Text;

namespace Assay.Scoring.Attacks;

/// <summary>What stands in a text as base64, hexadecimal, percent or entity codes, where that is a text again.</summary>
internal static class EncodedText
{
    // 24 characters of base64 are 18 of text: too short for an order.
    private const int LeastLength = 24;

    private const int MostRuns = 40;

    private const int MostCharacters = 40_000;

    // Encoders break their lines; shorter runs at the end of a line are words.
    private const int LeastBrokenLine = 40;

    private static readonly SearchValues<char> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The decoded texts of a plain text.</summary>
    public static IEnumerable<string> Decode(string plain)
    {
        foreach (var run in Runs(plain))
        {
            if (Read(run) is { } text)
                yield return text;
        }
        var codes = plain.Length <= MostCharacters ? plain : plain[..MostCharacters];
        if (codes.AsSpan().Count('%') >= LeastLength / 2)
            yield return Uri.UnescapeDataString(codes);
        if (codes.AsSpan().Count("&#") >= LeastLength / 2)
            yield return WebUtility.HtmlDecode(codes);
    }

    private static List<string> Runs(string plain)
    {
        var runs = new List<string>();
        var (left, joined) = (MostCharacters, "");
        for (var start = 0; start < plain.Length && runs.Count < MostRuns && left > 0;)
        {
            var rest = plain.AsSpan(start);
            var skipped = rest.IndexOfAny(Base64);
            if (skipped < 0)
                break;
            var length = rest[skipped..].IndexOfAnyExcept(Base64);
            length = length < 0 ? rest.Length - skipped : length;
            var end = start + skipped + length;
            if (length >= LeastLength || joined.Length > 0)
            {
                joined += plain.Substring(start + skipped, Math.Min(length, left));
                left -= length;
            }
            start = end + 1;
            if (joined.Length > 0 && !(length >= LeastBrokenLine && end < plain.Length && plain[end] == '\n'))
            {
                runs.Add(joined);
                joined = "";
            }
        }
        if (joined.Length > 0)
            runs.Add(joined);
        return runs;
    }

    private static string? Read(string run)
    {
        if (run.Length % 2 == 0 && !run.AsSpan().ContainsAnyExcept(Hexadecimal))
            return Text(Convert.FromHexString(run));
        var usual = run.Replace('-', '+').Replace('_', '/');
        usual = usual.Length % 4 == 1 ? usual[..^1] : usual;
        var bytes = new byte[usual.Length];
        return Convert.TryFromBase64String(usual.PadRight((usual.Length + 3) / 4 * 4, '='), bytes, out var written) ? Text(bytes.AsSpan(0, written)) : null;
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Length > 0 && text.Count(IsText) >= .9 * text.Length ? text : null;
    }

    private static bool IsText(char character) => character is '\n' or ' ' || (character != '\uFFFD' && !char.IsControl(character));
}
