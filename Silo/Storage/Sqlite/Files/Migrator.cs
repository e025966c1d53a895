using System.Globalization;
using SQLitePCL;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>Brings a database file to the newest schema, one script a version, each in its own transaction.</summary>
internal static class Migrator
{
    /// <summary>Applies what is missing and proves that the file can be written.</summary>
    /// <param name="path">The database file; created when absent.</param>
    /// <param name="scripts">Script n brings version n to n + 1.</param>
    public static void Upgrade(string path, IReadOnlyList<string> scripts)
    {
        try
        {
            CreateForOwnerOnly(path);
            using var db = Db.Open(path, readOnly: false);
            Pragmas.ForWriting(db);
            var version = (int)db.ScalarInt64("PRAGMA user_version");
            if (version > scripts.Count)
            {
                throw new StoreStartupException(
                    $"{path} was written by a newer version of Assay (schema {version}; this one knows {scripts.Count}). "
                    + "Start the newer version, or restore a backup made by this one.");
            }

            for (; version < scripts.Count; version++)
                Apply(db, scripts[version], version + 1);

            // Writing the same version again touches the first page: a read-only or full disk shows now, not at the first submit.
            Apply(db, "", version);
        }
        catch (SqliteFailure failure)
        {
            throw new StoreStartupException(Explain(path, failure), failure);
        }
    }

    // SQLite would create the file readable for everyone; its -wal and -shm files take over the mode of this one.
    private static void CreateForOwnerOnly(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;
        try
        {
            new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What is wrong with this place is said when the database is opened.
        }
    }

    private static void Apply(Db db, string script, int version)
    {
        db.Execute("BEGIN IMMEDIATE");
        try
        {
            db.Execute(script);
            db.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
            db.Execute("COMMIT");
        }
        catch (SqliteFailure)
        {
            if (db.InTransaction)
                db.Execute("ROLLBACK");
            throw;
        }
    }

    private static string Explain(string path, SqliteFailure failure) => failure.Primary switch
    {
        raw.SQLITE_READONLY or raw.SQLITE_PERM => $"{path} is read-only. Make the file and its folder writable, or set ASSAY_DATA to another folder.",
        raw.SQLITE_FULL => $"The disk of {path} is full. Free some space and start again.",
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => $"{path} is not a usable database ({failure.Message}). Restore a backup or set ASSAY_DATA to another folder.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"{path} is locked by another program. Close it and start again.",
        raw.SQLITE_CANTOPEN => $"{path} cannot be opened. Check that it is a file, and that this user may read and write it and its folder.",
        _ => $"{path} cannot be opened: {failure.Message} (SQLite error {failure.Code}).",
    };
}
