using System.Text.Json;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// A row's document as it was read; the state's JSON is taken out as it stands. A document that the official provider has written
/// has no columns of ours: it counts as the first layout.
/// </summary>
internal readonly record struct StoredDocument(long Mark, long SchemaVersion, string CreatedAt, Range State)
{
    public static StoredDocument Read(ReadOnlySpan<byte> json)
    {
        var document = new StoredDocument(0, 1, "", 0..0);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("State"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                document = document with { State = start..(int)reader.BytesConsumed };
            }
            else if (reader.ValueTextEquals("Assay"u8))
            {
                using var columns = JsonDocument.ParseValue(ref reader);
                document = document with
                {
                    Mark = columns.RootElement.TryGetProperty("mark", out var mark) ? ETags.Parse(mark.GetString()!) : 0,
                    SchemaVersion = columns.RootElement.TryGetProperty("schema", out var version) ? version.GetInt64() : 1,
                    CreatedAt = columns.RootElement.TryGetProperty("createdAt", out var at) ? at.GetString()! : "",
                };
            }
            else
            {
                reader.Skip();
            }
        }

        return document;
    }
}
