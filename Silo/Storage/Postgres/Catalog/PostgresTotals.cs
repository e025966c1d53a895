using Assay.Catalog;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Counts by phase, from the phase index.</summary>
internal static class PostgresTotals
{
    public static async Task<DashboardTotals> CountAsync(
        NpgsqlConnection connection,
        string? source,
        DateTimeOffset asOf,
        CancellationToken cancellationToken)
    {
        var tally = new TotalsTally();
        var sql = PostgresBuilder.Sql("SELECT phase, count(*), coalesce(sum(score), 0)::bigint, count(score) FROM submissions");
        sql.WhereEqual("source", source);
        sql.Append(" GROUP BY phase");
        foreach (var (phase, rows, sum, scores) in await sql.ReadAsync(
            connection, row => (row.GetInt32(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), cancellationToken))
        {
            tally.Add(phase, rows, sum, scores);
        }

        var assessments = await PostgresBuilder.Sql("SELECT count(*) FROM grain_state WHERE state_name = 'assessment'")
            .ReadAsync(connection, row => row.GetInt64(0), cancellationToken);
        return tally.ToTotals(assessments[0], asOf);
    }

    public static async Task<WorkCounts> CountWorkAsync(NpgsqlConnection connection, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var tally = new WorkTally();
        await AddAsync("SELECT phase, count(*) FROM submissions GROUP BY phase", tally.Add);
        await AddAsync("SELECT phase, count(*) FROM submissions WHERE next_retry_at IS NOT NULL GROUP BY phase", tally.AddScheduled);
        return tally.ToCounts(asOf);

        async Task AddAsync(string sql, Action<int, long> add)
        {
            foreach (var (phase, rows) in await PostgresBuilder.Sql(sql).ReadAsync(
                connection, row => (row.GetInt32(0), row.GetInt64(1)), cancellationToken))
            {
                add(phase, rows);
            }
        }
    }
}
