using System.Text.Json;

namespace Assay.Api.Json;

/// <summary>Copies a JSON value with its texts made sound.</summary>
internal static class JsonCopy
{
    /// <summary>Copies the value that the reader stands at; false when it is nested deeper than allowed.</summary>
    public static bool TryCopy(ref Utf8JsonReader reader, Utf8JsonWriter writer, int deepest)
    {
        var depth = 0;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when ++depth > deepest:
                    writer.Reset(Stream.Null);
                    return false;
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndObject:
                    depth--;
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.EndArray:
                    depth--;
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(LenientText.Scalar(ref reader, out _)!);
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(LenientText.Scalar(ref reader, out _));
                    break;
                case JsonTokenType.Number:
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
                case JsonTokenType.True or JsonTokenType.False:
                    writer.WriteBooleanValue(reader.TokenType == JsonTokenType.True);
                    break;
                default:
                    writer.WriteNullValue();
                    break;
            }
        }
        while (depth > 0 && reader.Read());

        return true;
    }
}
