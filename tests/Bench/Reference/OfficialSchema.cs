using Assay.Silo.Storage.Sqlite;
using Npgsql;

namespace Assay.Bench;

/// <summary>Table and statements for the official provider, which fixes only their names, parameters and result columns.</summary>
internal static class OfficialSchema
{
    private const string Identity = "GrainIdHash, GrainTypeHash, GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId";

    private const string IsIdentity =
        """
        GrainIdHash = @GrainIdHash AND GrainTypeHash = @GrainTypeHash AND GrainIdN0 = @GrainIdN0 AND GrainIdN1 = @GrainIdN1
        AND GrainIdExtensionString = @GrainIdExtensionString AND GrainTypeString = @GrainTypeString AND ServiceId = @ServiceId
        """;

    private const string Script =
        $"""
        CREATE TABLE OrleansStorage (
            GrainIdHash INTEGER NOT NULL,
            GrainTypeHash INTEGER NOT NULL,
            GrainIdN0 INTEGER NOT NULL,
            GrainIdN1 INTEGER NOT NULL,
            GrainIdExtensionString TEXT NOT NULL,
            GrainTypeString TEXT NOT NULL,
            ServiceId TEXT NOT NULL,
            Version INTEGER NOT NULL,
            PayloadBinary BLOB,
            PRIMARY KEY ({Identity})
        );
        CREATE TABLE OrleansQuery (QueryKey TEXT NOT NULL PRIMARY KEY, QueryText TEXT NOT NULL);
        INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
        ('WriteToStorageKey',
         'INSERT INTO OrleansStorage ({Identity}, Version, PayloadBinary)
          VALUES (@GrainIdHash, @GrainTypeHash, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString, @GrainTypeString, @ServiceId,
              coalesce(@GrainStateVersion, 0) + 1, @PayloadBinary)
          ON CONFLICT ({Identity}) DO UPDATE SET Version = Version + 1, PayloadBinary = excluded.PayloadBinary
              WHERE Version = @GrainStateVersion
          RETURNING Version AS NewGrainStateVersion'),
        ('ReadFromStorageKey',
         'SELECT PayloadBinary, Version FROM OrleansStorage WHERE {IsIdentity}'),
        ('ClearStorageKey',
         'UPDATE OrleansStorage SET PayloadBinary = NULL, Version = Version + 1 WHERE {IsIdentity} AND Version = @GrainStateVersion
          RETURNING Version AS NewGrainStateVersion'),
        ('DeleteStorageKey',
         'DELETE FROM OrleansStorage WHERE {IsIdentity} AND Version = @GrainStateVersion RETURNING Version AS NewGrainStateVersion');
        """;

    // The same table and statements in PostgreSQL's types.
    private static readonly string PostgresScript = Script
        .Replace("INTEGER", "bigint", StringComparison.Ordinal)
        .Replace("BLOB", "bytea", StringComparison.Ordinal)
        .Replace("GrainIdHash bigint", "GrainIdHash integer", StringComparison.Ordinal)
        .Replace("GrainTypeHash bigint", "GrainTypeHash integer", StringComparison.Ordinal)
        .Replace("Version bigint", "Version integer", StringComparison.Ordinal)
        .Replace("SET Version = Version + 1", "SET Version = OrleansStorage.Version + 1", StringComparison.Ordinal)
        .Replace("WHERE Version = @GrainStateVersion", "WHERE OrleansStorage.Version = @GrainStateVersion", StringComparison.Ordinal)
        .Replace("RETURNING Version AS", "RETURNING OrleansStorage.Version AS", StringComparison.Ordinal)
        .Replace("coalesce(@GrainStateVersion, 0)", "coalesce(@GrainStateVersion::integer, 0)", StringComparison.Ordinal);

    public static void Create(NpgsqlDataSource source)
    {
        using var command = source.CreateCommand(PostgresScript);
        command.ExecuteNonQuery();
    }

    public static void Create(string file)
    {
        using var db = Db.Open(file, readOnly: false);
        Pragmas.ForWriting(db);
        db.Execute(Script);
    }
}
