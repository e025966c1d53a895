using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>What the service does about queries that the container's indexing policy does not serve.</summary>
internal static class IndexRules
{
    /// <summary>Sorting needs the index: of the property itself, or the composite one with exactly these properties.</summary>
    public static void RequireForOrder(SelectQuery query, IndexingPolicy policy)
    {
        if (query.OrderBy.Length == 1 && !policy.Covers(query.OrderBy[0].Path.Steps))
        {
            throw new QueryException(
                $"The order by query does not have a corresponding index that it can be served from: the path {query.OrderBy[0].Path.Text} is excluded.");
        }

        if (query.OrderBy.Length > 1 && !policy.Composites.Any(index => Serves(index, query)))
            throw new QueryException("The order by query does not have a corresponding composite index that it can be served from.");
    }

    /// <summary>A filter without an index is answered, by reading every document.</summary>
    public static bool FilterLacksIndex(SelectQuery query, IndexingPolicy policy) =>
        query.Where?.All().OfType<PropertyPath>().Any(path => !policy.Covers(path.Steps)) == true;

    /// <summary>Read forwards or backwards, but not some of each.</summary>
    private static bool Serves(CompositeIndex index, SelectQuery query)
    {
        if (!index.Paths.SequenceEqual(query.OrderBy.Select(order => order.Path.Text)))
            return false;
        var turned = query.OrderBy.Select((order, i) => order.Descending != index.Descending[i]).Distinct();
        return turned.Count() == 1;
    }
}
