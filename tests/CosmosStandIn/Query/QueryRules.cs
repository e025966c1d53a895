namespace Assay.Tests.CosmosStandIn.Query;

/// <summary>Well-formed queries that the service refuses all the same.</summary>
internal static class QueryRules
{
    public static SelectQuery Checked(SelectQuery query)
    {
        if (query.Where?.All().Any(part => part is Aggregate) == true)
            throw new QueryException("An aggregate cannot stand in WHERE.");
        if (!query.IsGrouped)
            return query;
        if (!query.OrderBy.IsEmpty || query.Limit is not null)
            throw new QueryException("Aggregates and GROUP BY go with neither ORDER BY, TOP nor OFFSET here.");
        if (query.Columns.IsEmpty || !query.Columns.All(column => Belongs(query, column.Expression)))
            throw new QueryException("A column must be an aggregate or stand in GROUP BY.");
        return query;
    }

    private static bool Belongs(SelectQuery query, Expression column) =>
        column is Aggregate aggregate
            ? !aggregate.Argument.All().Any(part => part is Aggregate)
            : column is PropertyPath path && query.GroupBy.OfType<PropertyPath>().Any(key => key.Text == path.Text);
}
