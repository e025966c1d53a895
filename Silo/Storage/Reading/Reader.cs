namespace Assay.Silo.Storage;

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

    public delegate T RowReader<out T>(long etag, long schemaVersion, ReadOnlySpan<byte> payload);

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

    /// <summary>Hands the row's columns to <paramref name="read"/> while they lie in SQLite's memory; false when there is no row.</summary>
    public bool TryRead<T>(RowKey key, bool listed, RowReader<T> read, out T? result)
    {
        var statement = listed ? _submission : _state;
        statement.Bind(1, key.Key);
        if (!listed)
            statement.Bind(2, key.StateName);
        try
        {
            var found = statement.Step();
            result = found ? read(statement.Int64(0), statement.Int64(1), statement.Blob(2)) : default;
            return found;
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
