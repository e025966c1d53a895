using Npgsql;

namespace Assay.Bench;

/// <summary>The rows of <see cref="ListRows"/> made inside the database, where a million of them takes minutes and not an hour.</summary>
internal static class PostgresListRows
{
    private const int Chunk = 50_000;

    private const string Copy =
        """
        INSERT INTO submissions (
            key, etag, schema_version, phase, created_at, updated_at, completed_at, score, run, attempts, next_retry_at, wake_at,
            wake_kind, owner, assessment_id, source, email_key, candidate_email, candidate_name, initiated_by, last_error, payload)
        SELECT
            'sub_' || md5(n::text), n + 1, schema_version, CASE WHEN n % 10 = 0 THEN phase + 1000 ELSE phase END,
            $3 + n * 10000000, updated_at, $3 + (n + 1800) * 10000000, (n * 37 % 10000) * 10000, run, attempts, next_retry_at, wake_at,
            wake_kind, owner, 'assess_' || lpad((n * 7 % 50)::text, 2, '0'),
            CASE WHEN n % 4 = 0 THEN 'talens-interview' ELSE 'smart-mock' END,
            'candidate' || n % 20000 || '@example.org', 'candidate' || n % 20000 || '@example.org',
            candidate_name, initiated_by, last_error, payload
        FROM (SELECT * FROM submissions WHERE etag > 10000000 LIMIT 1) finished, generate_series($1::bigint, $2::bigint) AS n
        """;

    public static async Task FillAsync(NpgsqlDataSource source, int rows)
    {
        for (var first = 0L; first < rows; first += Chunk)
        {
            await using var command = source.CreateCommand(Copy);
            command.CommandTimeout = 600;
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Math.Min(first + Chunk, rows) - 1 });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = ListRows.First.UtcTicks });
            await command.ExecuteNonQueryAsync();
        }

        // As autovacuum does, some time after so many changes.
        await using var vacuum = source.CreateCommand("VACUUM ANALYZE submissions");
        vacuum.CommandTimeout = 600;
        await vacuum.ExecuteNonQueryAsync();
    }
}
