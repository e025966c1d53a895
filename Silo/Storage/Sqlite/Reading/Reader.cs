namespace Assay.Silo.Storage.Sqlite;

/// <summary>One read-only connection with the statements of point reads prepared.</summary>
internal sealed class Reader : IDisposable
{
    private readonly Stmt _submission;
    private readonly Stmt _state;

    private Reader(Db db)
    {
        Db = db;
        _submission = db.Prepare("SELECT etag, schema_version, payload FROM submissions WHERE key = ?1");
        _state = db.Prepare("SELECT etag, schema_version, payload FROM grain_state WHERE key = ?1 AND state_name = ?2");
    }

    public Db Db { get; }

    public static Reader Open(string path)
    {
        var db = Db.Open(path, readOnly: true);
        try
        {
            Pragmas.ForReading(db);
            return new Reader(db);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <summary>Hands the row's payload to <paramref name="read"/> while it lies in SQLite's memory; null when there is no row.</summary>
    public StoredRow<T>? Read<T>(RowKey key, bool listed, PayloadReader<T> read)
    {
        var statement = listed ? _submission : _state;
        statement.Bind(1, key.Key);
        if (!listed)
            statement.Bind(2, key.StateName);
        try
        {
            return statement.Step()
                ? new StoredRow<T>(ETags.Format(statement.Int64(0)), read(statement.Int64(1), statement.Blob(2)))
                : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Dispose()
    {
        _submission.Dispose();
        _state.Dispose();
        Db.Dispose();
    }
}
