using SQLitePCL;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>A refusal of SQLite, with its extended result code.</summary>
internal sealed class SqliteFailure(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    /// <summary>The result code without its extension.</summary>
    public int Primary => Code & 0xff;

    /// <summary>True when the connection itself is suspect and must be opened again.</summary>
    public bool BreaksConnection => Primary is raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB
        or raw.SQLITE_CANTOPEN or raw.SQLITE_MISUSE or raw.SQLITE_NOMEM or raw.SQLITE_READONLY;
}
