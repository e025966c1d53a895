using Assay.Catalog;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>One page of the submissions that wait for a human, from the small indexes of those alone.</summary>
internal static class PostgresReviews
{
    public static async Task<SubmissionPage> ReadAsync(NpgsqlConnection connection, ReviewRequest request, CancellationToken cancellationToken)
    {
        // As for the other lists: no other way than the index of the order, whatever the planner guesses.
        await using var snapshot = await connection.BeginTransactionAsync(cancellationToken);
        await using (var walk = new NpgsqlCommand("SET LOCAL enable_sort = off", connection))
            await walk.ExecuteNonQueryAsync(cancellationToken);
        return request.Page(await Build(request).ReadAsync(connection, PostgresListRow.Read, cancellationToken));
    }

    internal static SqlBuilder Build(ReviewRequest request)
    {
        var sql = PostgresBuilder.Sql($"SELECT {PostgresListRow.Columns} FROM (SELECT {ReviewRequest.Since} AS since, key FROM submissions");
        request.AddTo(sql, find: "strpos");
        sql.Append($" ORDER BY {ReviewRequest.Since}, key LIMIT {request.Limit + 1}) p");
        sql.Append(" CROSS JOIN LATERAL (SELECT * FROM submissions WHERE key = p.key OFFSET 0) s ORDER BY p.since, p.key");
        return sql;
    }
}
