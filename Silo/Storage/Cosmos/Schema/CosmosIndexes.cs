using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// What the container indexes: nothing but the columns, because an index over states would double the price of a write. The same
/// stands in <c>deploy/cosmos/index-policy.json</c>. A composite index serves its order forwards and backwards.
/// </summary>
internal static class CosmosIndexes
{
    private static readonly string[] Paths =
    [
        "/GrainType/?",
        "/PartitionKey/?",
        "/Assay/phase/?",
        "/Assay/createdAt/?",
        "/Assay/score/?",
        "/Assay/nextRetryAt/?",
        "/Assay/wakeAt/?",
        "/Assay/wakeKind/?",
        "/Assay/owner/?",
        "/Assay/assessmentId/?",
        "/Assay/source/?",
        "/Assay/emailKey/?",
        "/Assay/reviewSince/?",
        "/Assay/reviewReasons/*",
        "/Audit/at/?",
        "/Audit/actor/?",
        "/Audit/action/?",
        "/Audit/subject/?",
    ];

    private static readonly string[][] Orders =
    [
        ["/GrainType", "/Assay/createdAt", "/PartitionKey"],
        ["/GrainType", "/Assay/score", "/PartitionKey"],
        ["/Assay/emailKey", "/Assay/createdAt", "/PartitionKey"],
        ["/Assay/assessmentId", "/Assay/createdAt", "/PartitionKey"],
        ["/Assay/source", "/Assay/createdAt", "/PartitionKey"],
        ["/GrainType", "/Assay/reviewSince", "/PartitionKey"],
        ["/Assay/assessmentId", "/Assay/reviewSince", "/PartitionKey"],
        ["/Assay/wakeKind", "/Assay/wakeAt", "/PartitionKey"],
        ["/Audit/at", "/id"],
    ];

    public static IndexingPolicy Policy()
    {
        var policy = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true };
        foreach (var path in Paths)
            policy.IncludedPaths.Add(new IncludedPath { Path = path });
        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var order in Orders)
            policy.CompositeIndexes.Add(new Collection<CompositePath>([.. order.Select(path => new CompositePath { Path = path })]));
        return policy;
    }

    /// <summary>What a container lacks; a container may index more.</summary>
    public static List<string> MissingIn(IndexingPolicy found)
    {
        var all = found.IncludedPaths.Any(included => included.Path == "/*");
        var paths = Paths.Where(path => !all && !found.IncludedPaths.Any(included => Plain(included.Path) == path));
        var orders = Orders.Where(order => !found.CompositeIndexes.Any(index =>
            index.Select(part => Plain(part.Path)).SequenceEqual(order) && index.Select(part => part.Order).Distinct().Count() == 1));
        return [.. paths, .. orders.Select(order => $"({string.Join(", ", order)})")];
    }

    private static string Plain(string path) => path.Replace("\"", "", StringComparison.Ordinal);
}
