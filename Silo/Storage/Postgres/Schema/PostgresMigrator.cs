using System.Globalization;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// Brings one part of a PostgreSQL schema to its newest version, all missing scripts in one transaction. Any number of processes
/// may start at once: one of them upgrades, the others wait for it.
/// </summary>
internal static class PostgresMigrator
{
    // Chosen once; the same in every version, or two versions would not wait for each other.
    private const long LockKey = 0x41535341_59000001;

    // A new index over a large table takes its time, and so does waiting for another process that makes it.
    private static readonly TimeSpan ScriptLimit = TimeSpan.FromHours(1);

    /// <summary>Applies what is missing. A schema that is new enough needs no right to change it.</summary>
    /// <param name="source">The database; tables are made in the first schema of its search path.</param>
    /// <param name="part">What the scripts belong to, for example <c>state</c>.</param>
    /// <param name="scripts">Script n brings version n to n + 1.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    public static async Task UpgradeAsync(
        NpgsqlDataSource source,
        string part,
        IReadOnlyList<string> scripts,
        CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        if (await VersionAsync(connection, part, cancellationToken) == scripts.Count)
            return;

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({LockKey})"), cancellationToken);
        await RunAsync(
            connection,
            "CREATE TABLE IF NOT EXISTS assay_schema (part text PRIMARY KEY, version integer NOT NULL, upgraded_at timestamptz NOT NULL)",
            cancellationToken);
        var version = await VersionAsync(connection, part, cancellationToken);
        if (version > scripts.Count)
        {
            throw new StoreStartupException(
                $"The database was written by a newer version of Assay ({part} has schema {version}; this one knows {scripts.Count}). "
                + "Start the newer version, or restore a backup made by this one.");
        }

        foreach (var script in scripts.Skip(version))
            await RunAsync(connection, script, cancellationToken);
        await using var mark = new NpgsqlCommand(
            """
            INSERT INTO assay_schema (part, version, upgraded_at) VALUES ($1, $2, now())
            ON CONFLICT (part) DO UPDATE SET version = excluded.version, upgraded_at = excluded.upgraded_at
            """,
            connection);
        mark.Parameters.Add(new NpgsqlParameter<string> { TypedValue = part });
        mark.Parameters.Add(new NpgsqlParameter<int> { TypedValue = scripts.Count });
        await mark.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, string part, CancellationToken cancellationToken)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('assay_schema') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
            return 0;
        await using var read = new NpgsqlCommand("SELECT version FROM assay_schema WHERE part = $1", connection);
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = part });
        return await read.ExecuteScalarAsync(cancellationToken) is int version ? version : 0;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)ScriptLimit.TotalSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
