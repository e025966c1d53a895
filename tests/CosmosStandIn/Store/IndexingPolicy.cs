using System.Text.Json;

namespace Assay.Tests.CosmosStandIn.Store;

/// <summary>Which properties have an index: of the paths that fit, the longest decides.</summary>
internal sealed class IndexingPolicy
{
    public const string Default =
        """{"indexingMode":"consistent","automatic":true,"includedPaths":[{"path":"/*"}],"excludedPaths":[{"path":"/\"_etag\"/?"}]}""";

    private readonly bool _isOn;
    private readonly List<IndexPath> _paths;

    public IndexingPolicy(JsonElement policy)
    {
        _isOn = !(policy.TryGetProperty("indexingMode", out var mode) && mode.ValueEquals("none"));
        _paths = [.. Paths(policy, "includedPaths", true), .. Paths(policy, "excludedPaths", false)];
        if (_isOn && !_paths.Exists(path => path.IsRoot))
            throw new FormatException("The special mandatory indexing path \"/\" is not provided in any of the path type sets.");
        Composites = policy.TryGetProperty("compositeIndexes", out var all) && all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray().Select(CompositeIndex.Read)]
            : [];
    }

    public IReadOnlyList<CompositeIndex> Composites { get; }

    public bool Covers(IReadOnlyList<string> steps)
    {
        // These two are indexed whatever the policy says.
        if (steps is ["id"] or ["_ts"])
            return _isOn;
        return _isOn && _paths.Where(path => path.Fits(steps)).MaxBy(path => path.Precision)?.IsIncluded == true;
    }

    private static IEnumerable<IndexPath> Paths(JsonElement policy, string name, bool isIncluded) =>
        policy.TryGetProperty(name, out var paths) && paths.ValueKind == JsonValueKind.Array
            ? paths.EnumerateArray().Select(path => new IndexPath(path.GetProperty("path").GetString()!, isIncluded))
            : [];
}
