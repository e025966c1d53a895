using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>Makes rows of documents: what is undefined is left out, a whole row if it is the value itself.</summary>
internal static class Projection
{
    public static JsonElement Row(SelectQuery query, JsonElement document) =>
        query.Columns.IsEmpty ? document : Row(query, column => Evaluator.Evaluate(column, document));

    public static List<JsonElement> Groups(SelectQuery query, IEnumerable<JsonElement> documents)
    {
        var groups = new Dictionary<string, List<JsonElement>>(StringComparer.Ordinal);
        if (query.GroupBy.IsEmpty)
            groups[""] = [];
        foreach (var document in documents)
        {
            var key = string.Join('\u0001', query.GroupBy.Select(part => Text(Evaluator.Evaluate(part, document))));
            if (!groups.TryGetValue(key, out var members))
                groups[key] = members = [];
            members.Add(document);
        }

        return
        [
            .. groups.Values
                .Select(members => Row(query, column => column is Aggregate aggregate
                    ? Aggregates.Compute(aggregate, members)
                    : Evaluator.Evaluate(column, members[0])))
                .Where(row => row.ValueKind != JsonValueKind.Undefined),
        ];
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText();

    private static JsonElement Row(SelectQuery query, Func<Expression, JsonElement> compute)
    {
        if (query.IsValue)
            return compute(query.Columns[0].Expression);
        var row = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var column in query.Columns)
        {
            var value = compute(column.Expression);
            if (value.ValueKind != JsonValueKind.Undefined)
                row[column.Name] = value;
        }

        return JsonSerializer.SerializeToElement(row);
    }
}
