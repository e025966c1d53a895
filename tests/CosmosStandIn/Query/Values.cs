using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>How values compare. Undefined is <c>default(JsonElement)</c>, as in a document that lacks the property.</summary>
internal static class Values
{
    public static readonly JsonElement True = JsonSerializer.SerializeToElement(true);

    public static readonly JsonElement False = JsonSerializer.SerializeToElement(false);

    public static JsonElement Of(bool value) => value ? True : False;

    /// <summary>The order of ORDER BY: first by type, then by value; arrays and objects have no order among themselves.</summary>
    public static int InOrder(JsonElement left, JsonElement right)
    {
        var byType = Rank(left).CompareTo(Rank(right));
        if (byType != 0)
            return byType;
        return left.ValueKind switch
        {
            JsonValueKind.Number => left.GetDouble().CompareTo(right.GetDouble()),
            JsonValueKind.String => string.CompareOrdinal(left.GetString(), right.GetString()),
            JsonValueKind.True or JsonValueKind.False => left.GetBoolean().CompareTo(right.GetBoolean()),
            _ => 0,
        };
    }

    /// <summary>Values of two types, or one that is not there, compare as undefined: neither true nor false.</summary>
    public static JsonElement Compare(string comparison, JsonElement left, JsonElement right)
    {
        if (left.ValueKind == JsonValueKind.Undefined || Rank(left) != Rank(right))
            return default;
        if (left.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
        {
            return comparison switch
            {
                "=" => Of(JsonElement.DeepEquals(left, right)),
                "!=" => Of(!JsonElement.DeepEquals(left, right)),
                _ => default,
            };
        }

        var order = InOrder(left, right);
        return Of(comparison switch
        {
            "=" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        });
    }

    private static int Rank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => 0,
        JsonValueKind.Null => 1,
        JsonValueKind.False or JsonValueKind.True => 2,
        JsonValueKind.Number => 3,
        JsonValueKind.String => 4,
        JsonValueKind.Array => 5,
        _ => 6,
    };
}
