using System.Globalization;
using System.Text.Json;
using Assay.Api.Json;

namespace Assay.Api.Candidate.HandIn;

/// <summary>Single values of a hand-in, whatever type the client gave them. Each leaves the reader at the end of the value.</summary>
internal static class Fields
{
    public const int LongestTimestamp = 64;

    public static string? Text(ref Utf8JsonReader reader, out bool repaired)
    {
        var text = LenientText.Scalar(ref reader, out repaired);
        reader.Skip();
        return text;
    }

    /// <summary>Text of at most so many characters; null when it is blank or not text.</summary>
    public static string? Short(ref Utf8JsonReader reader, int longest)
    {
        var text = Text(ref reader, out _)?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        return text.Length <= longest ? text : TextCut.To(text, longest);
    }

    public static bool Flag(ref Utf8JsonReader reader) =>
        Text(ref reader, out _)?.Trim() is { } text && (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1");

    /// <summary>A whole number from 0 up; 0 when it cannot be read.</summary>
    public static int Count(ref Utf8JsonReader reader) =>
        double.TryParse(Text(ref reader, out _), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? (int)Math.Min(number, int.MaxValue)
            : 0;

    /// <summary>False, with the value skipped, when the value is not an object.</summary>
    public static bool IsObject(ref Utf8JsonReader reader) => IsOrSkip(ref reader, JsonTokenType.StartObject);

    /// <summary>False, with the value skipped, when the value is not an array.</summary>
    public static bool IsArray(ref Utf8JsonReader reader) => IsOrSkip(ref reader, JsonTokenType.StartArray);

    private static bool IsOrSkip(ref Utf8JsonReader reader, JsonTokenType wanted)
    {
        if (reader.TokenType == wanted)
            return true;
        reader.Skip();
        return false;
    }
}
