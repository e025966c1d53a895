namespace Assay.Silo.Storage.Sqlite;

/// <summary>Per-connection settings, read back where durability depends on them.</summary>
internal static class Pragmas
{
    private const string Full = "2";

    public static void ForWriting(Db db)
    {
        db.Execute(
            """
            PRAGMA busy_timeout = 1000;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -16384;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA journal_size_limit = 67108864;
            """);
        var mode = db.Scalar("PRAGMA journal_mode");
        var synchronous = db.Scalar("PRAGMA synchronous");
        if (mode != "wal" || synchronous != Full)
        {
            throw new StoreStartupException(
                $"The database does not accept its durability settings (journal_mode={mode}, synchronous={synchronous}; "
                + "needed are wal and 2). The data folder must be on a local disk: set ASSAY_DATA.");
        }
    }

    public static void ForReading(Db db) => db.Execute(
        """
        PRAGMA busy_timeout = 1000;
        PRAGMA query_only = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -8192;
        """);
}
