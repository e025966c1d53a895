using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>What a schema may not hold when a reply is to follow it strictly.</summary>
internal static class StrictSchema
{
    private static readonly string[] NotServed =
        ["allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "patternProperties", "minLength", "maxLength", "uniqueItems", "contains", "minProperties", "maxProperties"];

    /// <returns>What is wrong with it, or null.</returns>
    public static string? Fault(JsonNode? schema) => schema is JsonObject root && IsType(root, "object")
        ? FaultOf(root, "()")
        : "schema must be a JSON Schema of 'type: \"object\"'.";

    private static string? FaultOf(JsonNode? node, string place)
    {
        if (node is not JsonObject schema)
            return $"In context={place}, a schema is missing.";
        if (NotServed.FirstOrDefault(schema.ContainsKey) is { } keyword)
            return $"In context={place}, '{keyword}' is not permitted.";
        if (IsType(schema, "array") && !schema.ContainsKey("items"))
            return $"In context={place}, array schema missing items.";
        return ObjectFault(schema, place)
            ?? Inner(schema).Select(inner => FaultOf(inner.Schema, $"{place}.{inner.Name}")).FirstOrDefault(fault => fault is not null);
    }

    private static string? ObjectFault(JsonObject schema, string place)
    {
        if (!IsType(schema, "object"))
            return null;
        if (schema["additionalProperties"] is not JsonValue more || more.GetValueKind() != JsonValueKind.False)
            return $"In context={place}, 'additionalProperties' is required to be supplied and to be false.";
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        return Properties(schema).FirstOrDefault(property => !required.Contains(property.Key)).Key is { } missing
            ? $"In context={place}, 'required' is required to be an array including every key in properties. Missing '{missing}'."
            : null;
    }

    private static IEnumerable<(string Name, JsonNode? Schema)> Inner(JsonObject schema)
    {
        foreach (var (name, inner) in Properties(schema).Concat(schema["$defs"] as JsonObject ?? []))
            yield return (name, inner);
        if (schema["items"] is { } items)
            yield return ("items", items);
        foreach (var choice in schema["anyOf"] as JsonArray ?? [])
            yield return ("anyOf", choice);
    }

    private static JsonObject Properties(JsonObject schema) => schema["properties"] as JsonObject ?? [];

    private static bool IsType(JsonObject schema, string type) => schema["type"] switch
    {
        JsonArray types => types.Any(one => one?.GetValue<string>() == type),
        JsonValue value => value.GetValue<string>() == type,
        _ => false,
    };
}
