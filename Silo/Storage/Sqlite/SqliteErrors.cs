using Assay.Errors;
using SQLitePCL;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>What callers are told when SQLite refuses. All of these mean: certainly not stored.</summary>
internal static class SqliteErrors
{
    public static AssayException From(Exception failure) => failure switch
    {
        AssayException known => known,
        SqliteFailure { Primary: raw.SQLITE_FULL } =>
            StoreErrors.Unavailable("The disk of the data folder is full. Free some space; writing resumes by itself."),
        SqliteFailure { Primary: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH } =>
            StoreErrors.Unavailable("The data folder is read-only. Make it writable; writing resumes by itself."),
        SqliteFailure { Primary: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } =>
            StoreErrors.Unavailable("Another program holds the database locked. Close it; writing resumes by itself."),
        SqliteFailure { Primary: raw.SQLITE_INTERRUPT } => StoreErrors.Unavailable("The query was ended. Repeat the call."),
        SqliteFailure { Primary: raw.SQLITE_TOOBIG } =>
            new AssayException(ErrorKind.TooLarge, "row_too_large", "The record is larger than the database can hold."),
        SqliteFailure other =>
            StoreErrors.Unavailable($"The database answered with error {other.Code}. Check the disk of the data folder; the store retries by itself."),
        _ => StoreErrors.Failed(),
    };
}
