using Assay.Catalog;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>The phases that occur in the store, found by hopping through the phase index: some twenty, whatever the number of rows.</summary>
internal static class PostgresPhases
{
    public static async Task<List<int>> MatchingAsync(NpgsqlConnection connection, SubmissionQuery query, CancellationToken cancellationToken)
    {
        var phases = await PostgresBuilder.Sql(
            """
            WITH RECURSIVE hop (phase) AS (
                (SELECT phase FROM submissions ORDER BY phase LIMIT 1)
                UNION ALL
                SELECT (SELECT s.phase FROM submissions s WHERE s.phase > hop.phase ORDER BY s.phase LIMIT 1)
                FROM hop WHERE hop.phase IS NOT NULL)
            SELECT phase FROM hop WHERE phase IS NOT NULL
            """).ReadAsync(connection, row => row.GetInt32(0), cancellationToken);
        phases.RemoveAll(phase => !Phase.Matches(phase, query));
        return phases;
    }
}
