namespace Assay.Silo.Storage.Sqlite;

/// <summary>
/// Builds the statement of a page: first the row numbers of the page from indexes alone, then the columns of those rows.
/// </summary>
internal static class ListPlan
{
    public static SqlBuilder Build(ListFilter filter, ListDriver driver, PagePosition? after, int rows)
    {
        var order = Order(filter, "");
        var sql = SqliteBuilder.Sql($"SELECT {ListRow.Columns} FROM (");
        if (driver.PerPhase)
        {
            var union = "";
            foreach (var phase in filter.Phases)
            {
                sql.AppendSelect($"{union}SELECT * FROM (SELECT rowid AS r, created_at, key FROM submissions INDEXED BY {driver.Index}");
                filter.AddTo(sql, phase);
                AddPosition(sql, filter, after);
                sql.Append($" {order} LIMIT {rows})");
                union = " UNION ALL ";
            }

            sql.Append($" {order} LIMIT {rows}");
        }
        else
        {
            sql.Append($"SELECT rowid AS r FROM submissions INDEXED BY {driver.Index}");
            filter.AddTo(sql);
            AddPosition(sql, filter, after);
            sql.Append($" {order} LIMIT {rows}");
        }

        sql.Append($") p CROSS JOIN submissions s ON s.rowid = p.r {Order(filter, "s.")}");
        return sql;
    }

    private static string Order(ListFilter filter, string table)
    {
        var direction = filter.Descending ? "DESC" : "ASC";
        return $"ORDER BY {table}{SortColumn(filter)} {direction}, {table}key {direction}";
    }

    private static void AddPosition(SqlBuilder sql, ListFilter filter, PagePosition? after)
    {
        if (after is { } position)
        {
            sql.Where($"({SortColumn(filter)}, key) {(filter.Descending ? "<" : ">")} ({sql.Add(position.Value)}, {sql.Add(position.Key)})");
        }
    }

    private static string SortColumn(ListFilter filter) => filter.ByScore ? "score" : "created_at";
}
