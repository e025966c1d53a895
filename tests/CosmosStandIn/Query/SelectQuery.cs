using System.Collections.Immutable;

namespace Assay.Tests.CosmosStandIn.Query;

internal sealed record Column(string Name, Expression Expression);

internal sealed record Order(PropertyPath Path, bool Descending);

/// <summary>A whole query. No columns is <c>SELECT *</c>; one column and <c>IsValue</c> is <c>SELECT VALUE</c>.</summary>
internal sealed record SelectQuery
{
    public ImmutableArray<Column> Columns { get; init; } = [];

    public bool IsValue { get; init; }

    public Expression? Where { get; init; }

    public ImmutableArray<Expression> GroupBy { get; init; } = [];

    public ImmutableArray<Order> OrderBy { get; init; } = [];

    public int Offset { get; init; }

    public int? Limit { get; init; }

    public bool IsGrouped => !GroupBy.IsEmpty || Columns.Any(column => column.Expression.All().Any(part => part is Aggregate));
}
