using System.Text.Json.Nodes;
using Assay.Tests.ModelStandIn.Requests;

namespace Assay.Tests.ModelStandIn.Scripts;

/// <summary>
/// Answers any request with a strict schema by a valid object, the same each time: scores and levels lie at a fixed share of
/// their range, evidence is quoted from the data block, and texts hold no figures. Where the items of an array name one of
/// several things (an <c>enum</c> of ids), there is one item for each.
/// </summary>
/// <param name="share">0 for the lowest mark, 1 for the highest.</param>
/// <param name="quote">What is quoted; null quotes the data block.</param>
public sealed class SchemaScript(double share = 0.75, string? quote = null)
{
    private const int TextsOfAnArray = 3;
    private static readonly string[] Quotes = ["quote", "evidence", "span", "excerpt"];
    private static readonly string[] Ids = ["id", "name", "key", "criterion", "item"];

    public string Answer(ModelRequest request) => request.Schema is { } schema
        ? Fill(new Job(schema, quote ?? DataBlock.QuoteOf(request.User)), schema, "reply")!.ToJsonString()
        : "The stand-in answers in words where no schema is given.";

    private JsonNode? Fill(Job job, JsonObject schema, string name)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Fill(job, (JsonObject)job.Root["$defs"]![reference[(reference.LastIndexOf('/') + 1)..]]!, name);
        if (schema["anyOf"] is JsonArray choices)
            return Fill(job, choices.Select(choice => (JsonObject)choice!).First(choice => TypeOf(choice) != "null"), name);
        if (schema["const"] is { } only)
            return only.DeepClone();
        if (schema["enum"] is JsonArray values)
            return values[(int)Math.Round(share * (values.Count - 1), MidpointRounding.AwayFromZero)]?.DeepClone();
        return TypeOf(schema) switch
        {
            "object" => FillObject(job, schema, null, null),
            "array" => FillArray(job, schema, name),
            "string" => IsQuote(name) ? job.Quote : $"Words of the stand-in for {name}.",
            "boolean" => share >= 0.5,
            "integer" => (int)Math.Round(Between(schema, 4), MidpointRounding.AwayFromZero),
            "number" => Between(schema, 1),
            _ => null,
        };
    }

    private JsonObject FillObject(Job job, JsonObject schema, string? named, JsonNode? id) => new((schema["properties"] as JsonObject ?? [])
        .Select(property => KeyValuePair.Create(property.Key, property.Key == named ? id?.DeepClone() : Fill(job, (JsonObject)property.Value!, property.Key))));

    private JsonArray FillArray(Job job, JsonObject schema, string name)
    {
        var items = (JsonObject)schema["items"]!;
        if (items["$ref"]?.GetValue<string>() is { } reference)
            items = (JsonObject)job.Root["$defs"]![reference[(reference.LastIndexOf('/') + 1)..]]!;
        if (IdOf(items) is { } id)
            return new JsonArray([.. ((JsonArray)id.Value!["enum"]!).Select(value => FillObject(job, items, id.Key, value))]);
        var usual = TypeOf(items) == "string" && !IsQuote(name) ? TextsOfAnArray : 1;
        var count = Math.Clamp(usual, schema["minItems"]?.GetValue<int>() ?? 0, schema["maxItems"]?.GetValue<int>() ?? int.MaxValue);
        return new JsonArray([.. Enumerable.Range(0, count).Select(_ => Fill(job, items, name))]);
    }

    private double Between(JsonObject schema, double most)
    {
        var lowest = schema["minimum"]?.GetValue<double>() ?? 0;
        return lowest + (share * ((schema["maximum"]?.GetValue<double>() ?? most) - lowest));
    }

    private static KeyValuePair<string, JsonNode?>? IdOf(JsonObject items) => (items["properties"] as JsonObject ?? [])
        .Where(property => property.Value?["enum"] is JsonArray && Ids.Any(word => property.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
        .Select(property => (KeyValuePair<string, JsonNode?>?)property)
        .FirstOrDefault();

    private static bool IsQuote(string name) => Quotes.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? TypeOf(JsonObject schema) => schema["type"] is JsonArray types
        ? types.Select(type => type!.GetValue<string>()).First(type => type != "null")
        : schema["type"]?.GetValue<string>();

    private sealed record Job(JsonObject Root, string Quote);
}
