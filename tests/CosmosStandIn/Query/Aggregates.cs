using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

internal static class Aggregates
{
    public static JsonElement Compute(Aggregate aggregate, IReadOnlyList<JsonElement> documents)
    {
        var values = documents
            .Select(document => Evaluator.Evaluate(aggregate.Argument, document))
            .Where(value => value.ValueKind != JsonValueKind.Undefined)
            .ToList();
        return aggregate.Function switch
        {
            "COUNT" => JsonSerializer.SerializeToElement(values.Count),
            "SUM" => Sum(values),
            "MIN" => values.Order(Comparer<JsonElement>.Create(Values.InOrder)).FirstOrDefault(),
            _ => values.OrderDescending(Comparer<JsonElement>.Create(Values.InOrder)).FirstOrDefault(),
        };
    }

    /// <summary>One value that is no number makes the sum undefined.</summary>
    private static JsonElement Sum(List<JsonElement> values) =>
        values.All(value => value.ValueKind == JsonValueKind.Number)
            ? JsonSerializer.SerializeToElement(values.Sum(value => value.GetDouble()))
            : default;
}
