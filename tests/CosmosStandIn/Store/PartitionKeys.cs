using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>A partition key as the header carries it: a JSON array of one value, <c>[{}]</c> when there is none.</summary>
internal static class PartitionKeys
{
    private const string None = "{}";

    public static string? FromHeader(string? header)
    {
        if (string.IsNullOrEmpty(header))
            return null;
        var keys = JsonElement.Parse(header);
        return keys.ValueKind == JsonValueKind.Array && keys.GetArrayLength() == 1
            ? Text(keys[0])
            : throw new JsonException("one partition key is needed");
    }

    public static string FromDocument(JsonElement document, IEnumerable<string> path)
    {
        var here = document;
        foreach (var step in path)
        {
            if (here.ValueKind != JsonValueKind.Object || !here.TryGetProperty(step, out here))
                return None;
        }

        return Text(here);
    }

    /// <summary>Decoded and encoded anew: the same key in two spellings is one key.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString()),
        JsonValueKind.Number => JsonSerializer.Serialize(value.GetDouble()),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => value.GetRawText(),
        _ => None,
    };
}
