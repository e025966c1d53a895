using Assay.Errors;
using SQLitePCL;

namespace Assay.Silo.Storage;

/// <summary>What callers are told when the store cannot do its work. All of these mean: certainly not stored.</summary>
internal static class StoreErrors
{
    private const string Code = "store_unavailable";

    public static AssayException QueueLimit(TimeSpan limit) =>
        Unavailable($"The store did not get to this write within {limit.TotalSeconds:0.#} s. Nothing was stored; repeat the call.");

    public static AssayException QueueFull() =>
        Unavailable("The store has more waiting writes than it can hold. Nothing was stored; repeat the call after a moment.");

    public static AssayException ReadLimit(TimeSpan limit) =>
        Unavailable($"The store did not answer within {limit.TotalSeconds:0.#} s. Repeat the call.");

    public static AssayException Closed() => Unavailable("The store is closed because the process stops. Repeat the call.");

    public static AssayException RowTooLarge(int size, int limit) => new(
        ErrorKind.TooLarge,
        "row_too_large",
        $"The record would take {size:N0} bytes; the limit is {limit:N0}. Shorten the answers or the history.");

    public static AssayException From(Exception failure) => failure switch
    {
        AssayException known => known,
        SqliteFailure { Primary: raw.SQLITE_FULL } =>
            Unavailable("The disk of the data folder is full. Free some space; writing resumes by itself."),
        SqliteFailure { Primary: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH } =>
            Unavailable("The data folder is read-only. Make it writable; writing resumes by itself."),
        SqliteFailure { Primary: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } =>
            Unavailable("Another program holds the database locked. Close it; writing resumes by itself."),
        SqliteFailure { Primary: raw.SQLITE_INTERRUPT } => Unavailable("The query was ended. Repeat the call."),
        SqliteFailure { Primary: raw.SQLITE_TOOBIG } =>
            new AssayException(ErrorKind.TooLarge, "row_too_large", "The record is larger than the database can hold."),
        SqliteFailure other =>
            Unavailable($"The database answered with error {other.Code}. Check the disk of the data folder; the store retries by itself."),
        _ => Unavailable("The store failed; the log says why. Repeat the call."),
    };

    private static AssayException Unavailable(string message) => new(ErrorKind.Unavailable, Code, message);
}
