using System.Text.Json;

namespace Assay.Api.Json;

/// <summary>
/// Steps through JSON objects and arrays with constant memory, however deep or wide they are: the size of the body is the
/// only limit. Throws <see cref="JsonException"/> for text that is not JSON, or not what was asked for.
/// </summary>
internal static class JsonObjects
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>A reader inside the root object.</summary>
    public static Utf8JsonReader Begin(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Not an object.");
        return reader;
    }

    /// <summary>Makes sure that nothing follows the root object.</summary>
    public static void End(ref Utf8JsonReader reader)
    {
        if (reader.Read())
            throw new JsonException("Text after the end.");
    }

    /// <summary>Moves to the value of the object's next field; false at its end. The caller reads or skips the value.</summary>
    public static bool NextField(ref Utf8JsonReader reader, out string name)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = "";
            return false;
        }

        name = LenientText.Scalar(ref reader, out _)!;
        reader.Read();
        return true;
    }

    /// <summary>Moves to the array's next item; false at its end. The caller reads or skips the item.</summary>
    public static bool NextItem(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }
}
