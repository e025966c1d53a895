using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>Computes an expression over one document, in the three truth values that Cosmos has.</summary>
internal static class Evaluator
{
    public static bool Matches(Expression? where, JsonElement document) =>
        where is null || Evaluate(where, document).ValueKind == JsonValueKind.True;

    public static JsonElement Evaluate(Expression expression, JsonElement document) => expression switch
    {
        Constant constant => constant.Value,
        PropertyPath path => Follow(path, document),
        Not not => Negate(Evaluate(not.Operand, document)),
        Binary { Operator: "AND" } and => Join(and, document, decides: JsonValueKind.False),
        Binary { Operator: "OR" } or => Join(or, document, decides: JsonValueKind.True),
        Binary binary => Values.Compare(binary.Operator, Evaluate(binary.Left, document), Evaluate(binary.Right, document)),
        In membership => Among(membership, document),
        Call call => Invoke(call, document),
        _ => throw new QueryException("An aggregate cannot stand here."),
    };

    private static JsonElement Follow(PropertyPath path, JsonElement document)
    {
        var here = document;
        foreach (var step in path.Steps)
        {
            if (here.ValueKind != JsonValueKind.Object || !here.TryGetProperty(step, out here))
                return default;
        }

        return here;
    }

    private static JsonElement Negate(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => Values.False,
        JsonValueKind.False => Values.True,
        _ => default,
    };

    private static JsonElement Join(Binary binary, JsonElement document, JsonValueKind decides)
    {
        var left = Evaluate(binary.Left, document);
        if (left.ValueKind == decides)
            return left;
        var right = Evaluate(binary.Right, document);
        if (right.ValueKind == decides)
            return right;
        return IsTruth(left) && IsTruth(right) ? right : default;
    }

    private static bool IsTruth(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    private static JsonElement Among(In membership, JsonElement document)
    {
        var operand = Evaluate(membership.Operand, document);
        if (operand.ValueKind == JsonValueKind.Undefined)
            return default;
        return Values.Of(membership.Values.Any(value =>
            Values.Compare("=", operand, Evaluate(value, document)).ValueKind == JsonValueKind.True));
    }

    private static JsonElement Invoke(Call call, JsonElement document)
    {
        var first = Evaluate(call.Arguments[0], document);
        if (call.Function == "IS_DEFINED")
            return Values.Of(first.ValueKind != JsonValueKind.Undefined);
        if (call.Function == "IS_NULL")
            return Values.Of(first.ValueKind == JsonValueKind.Null);
        var second = Evaluate(call.Arguments[1], document);
        if (call.Function == "ARRAY_CONTAINS")
        {
            return first.ValueKind == JsonValueKind.Array && second.ValueKind != JsonValueKind.Undefined
                ? Values.Of(first.EnumerateArray().Any(item => Values.Compare("=", item, second).ValueKind == JsonValueKind.True))
                : default;
        }

        return first.ValueKind == JsonValueKind.String && second.ValueKind == JsonValueKind.String
            ? Values.Of(first.GetString()!.StartsWith(second.GetString()!, StringComparison.Ordinal))
            : default;
    }
}
