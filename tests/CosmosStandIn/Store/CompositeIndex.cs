using System.Collections.Immutable;
using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Store;

internal sealed record CompositeIndex(ImmutableArray<string> Paths, ImmutableArray<bool> Descending)
{
    public static CompositeIndex Read(JsonElement index)
    {
        var parts = index.EnumerateArray().ToList();
        if (parts.Count < 2)
            throw new FormatException("A composite index needs two paths or more.");
        return new CompositeIndex([.. parts.Select(PathOf)], [.. parts.Select(IsDescending)]);
    }

    private static string PathOf(JsonElement part)
    {
        var steps = IndexPath.Split(part.GetProperty("path").GetString()!);
        if (steps.Count == 0 || steps[^1] is "?" or "*")
            throw new FormatException("A path of a composite index names one property and ends with it.");
        return "/" + string.Join('/', steps);
    }

    private static bool IsDescending(JsonElement part) =>
        part.TryGetProperty("order", out var order) && order.ValueEquals("descending");
}
