using System.Collections.Immutable;
using Assay.Storage;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// Erasing in PostgreSQL. What was removed stays in the server's files until it vacuums, and in its archived log as long as that is
/// kept: both are the server's to clean, by autovacuum and by the retention of its backups.
/// </summary>
internal sealed class PostgresErasures(NpgsqlDataSource source) : IErasureStore
{
    public Task<ImmutableArray<string>> KeysAsync(string stateName, string prefix, int limit, CancellationToken cancellationToken)
    {
        var sql = PostgresBuilder.Sql("SELECT key FROM grain_state");
        sql.WhereEqual("state_name", stateName);
        sql.Where($"key >= {sql.Add(prefix)}");
        sql.Where($"key < {sql.Add(KeyPrefix.Following(prefix))}");
        sql.Append($" ORDER BY key LIMIT {sql.Add(limit)}");
        return PostgresReads.RunAsync(
            source,
            async (connection, stop) => (await sql.ReadAsync(connection, row => row.GetString(0), stop)).ToImmutableArray(),
            cancellationToken);
    }

    public Task RemoveTracesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
