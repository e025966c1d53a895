using System.Data;
using Assay.Catalog;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>One page of a list, in one snapshot of the database.</summary>
internal static class PostgresList
{
    // The planner guesses how many rows two filters admit together, and a wrong guess reads them all. What was counted decides
    // instead: a walk has no other way than the index of its order.
    private const string Walk = "SET LOCAL enable_sort = off";

    public static async Task<SubmissionPage> ReadAsync(NpgsqlConnection connection, ListRequest request, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var phases = await PostgresPhases.MatchingAsync(connection, request.Query, cancellationToken);
        if (phases.Count == 0)
            return new SubmissionPage([], null);
        var filter = new ListFilter(request.Query, phases);
        var few = await PostgresSelection.FindAsync(connection, filter, cancellationToken);
        if (few is null)
            await RunAsync(connection, Walk, cancellationToken);
        var sql = few is null ? Walked(filter, request) : Sorted(filter, few, request);
        return request.Page(await sql.ReadAsync(connection, PostgresListRow.Read, cancellationToken));
    }

    private static SqlBuilder Sorted(ListFilter filter, Action<SqlBuilder> few, ListRequest request)
    {
        var sql = PostgresBuilder.Sql($"WITH few AS MATERIALIZED (SELECT {PostgresListRow.Columns} FROM submissions s");
        few(sql);
        sql.AppendSelect(") SELECT * FROM few s");
        filter.AddTo(sql);
        AddEnd(sql, filter, request);
        return sql;
    }

    // First the keys of the page, which an index gives alone where it holds what the filters ask for; then the rows of the page.
    private static SqlBuilder Walked(ListFilter filter, ListRequest request)
    {
        var sql = PostgresBuilder.Sql($"SELECT {PostgresListRow.Columns} FROM (SELECT * FROM (");
        var union = "";
        foreach (var phase in Arms(filter))
        {
            sql.AppendSelect($"{union}(SELECT {SortColumn(filter)}, key FROM submissions");
            filter.AddTo(sql, phase);
            AddEnd(sql, filter, request);
            sql.Append(")");
            union = " UNION ALL ";
        }

        sql.AppendSelect(") arms ");
        AddOrder(sql, filter, "");
        sql.Append($" LIMIT {request.Limit + 1}) p CROSS JOIN LATERAL (SELECT * FROM submissions WHERE key = p.key OFFSET 0) s ");
        AddOrder(sql, filter, "p.");
        return sql;
    }

    // Where no other index leads, one ordered walk a phase, merged: rows of other phases are never looked at.
    private static IEnumerable<int?> Arms(ListFilter filter)
    {
        var led = filter.ByScore || filter.Query.CandidateEmail is not null || filter.Query.AssessmentId is not null;
        return !led && (filter.LimitsPhase || filter.LimitsScore) ? filter.Phases.Select(phase => (int?)phase) : [null];
    }

    private static void AddEnd(SqlBuilder sql, ListFilter filter, ListRequest request)
    {
        if (request.After is { } position)
            sql.Where($"({SortColumn(filter)}, key) {(filter.Descending ? "<" : ">")} ({sql.Add(position.Value)}, {sql.Add(position.Key)})");
        sql.Append(" ");
        AddOrder(sql, filter, "");
        sql.Append($" LIMIT {request.Limit + 1}");
    }

    private static void AddOrder(SqlBuilder sql, ListFilter filter, string table)
    {
        var direction = filter.Descending ? "DESC" : "ASC";
        sql.Append($"ORDER BY {table}{SortColumn(filter)} {direction}, {table}key {direction}");
    }

    private static string SortColumn(ListFilter filter) => filter.ByScore ? "score" : "created_at";

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
