using System.Text.Json.Nodes;

namespace Assay.Scoring.Models;

/// <summary>Builds JSON schemas of the subset that services enforce strictly: every property required, no other allowed.</summary>
internal static class StrictSchema
{
    public static JsonObject Text => new() { ["type"] = "string" };

    public static JsonObject OneOf(IEnumerable<string> texts) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. texts.Select(text => (JsonNode)text)]) };

    public static JsonObject OneOf(IEnumerable<int> numbers) => new() { ["type"] = "integer", ["enum"] = new JsonArray([.. numbers.Select(number => (JsonNode)number)]) };

    public static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    /// <summary>An object of these properties in this order, which is the order that a model writes them in; those that are null are left out.</summary>
    public static JsonObject Of(params (string Name, JsonObject? Schema)[] properties)
    {
        var kept = properties.Where(property => property.Schema is not null).ToList();
        return new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. kept.Select(property => (JsonNode)property.Name)]),
            ["properties"] = new JsonObject(kept.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)property.Schema))),
        };
    }
}
