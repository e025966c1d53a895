using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Assay.Api.Json;

/// <summary>
/// Takes text out of JSON without ever throwing for its content. Half a surrogate pair, bytes that are not UTF-8, and NUL,
/// which some stores refuse, become U+FFFD; the rest of the text stays.
/// </summary>
internal static class LenientText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text of a string, number or boolean; null for anything else.</summary>
    public static string? Scalar(ref Utf8JsonReader reader, out bool repaired)
    {
        repaired = false;
        switch (reader.TokenType)
        {
            case JsonTokenType.String or JsonTokenType.PropertyName:
                return String(ref reader, out repaired);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            default:
                return null;
        }
    }

    private static string String(ref Utf8JsonReader reader, out bool repaired)
    {
        string text;
        repaired = false;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            text = Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
            repaired = true;
        }

        if (!text.Contains('\0', StringComparison.Ordinal))
            return text;
        repaired = true;
        return text.Replace('\0', Replacement);
    }

    private static string Unescape(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u' && i + 4 < raw.Length
                && ushort.TryParse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var c => c });
            }
        }

        return ReplaceHalfPairs(text);
    }

    private static string ReplaceHalfPairs(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                text[i] = Replacement;
        }

        return text.ToString();
    }
}
