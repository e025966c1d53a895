namespace Assay.Silo.Storage.Sqlite;

/// <summary>Writes rows of the table <c>grain_state</c>.</summary>
internal sealed class StateStatements(Db db) : IRowStatements, IDisposable
{
    private readonly Stmt _insert = db.Prepare(
        """
        INSERT INTO grain_state (state_name, key, etag, schema_version, created_at, updated_at, payload)
        VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)
        ON CONFLICT DO NOTHING
        """);

    private readonly Stmt _update = db.Prepare(
        """
        UPDATE grain_state SET etag = ?3, schema_version = ?4, updated_at = ?5, payload = ?6
        WHERE state_name = ?1 AND key = ?2 AND etag = ?7
        """);

    private readonly Stmt _delete = db.Prepare("DELETE FROM grain_state WHERE state_name = ?1 AND key = ?2 AND etag = ?7");

    private readonly Stmt _etag = db.Prepare("SELECT etag FROM grain_state WHERE state_name = ?1 AND key = ?2");

    public bool Insert(RowWrite row)
    {
        Bind(_insert, row);
        _insert.Run();
        return db.Changes == 1;
    }

    public bool Update(RowWrite row)
    {
        Bind(_update, row);
        _update.Bind(7, row.OldMark);
        _update.Run();
        return db.Changes == 1;
    }

    public bool Delete(RowKey key, long etag)
    {
        BindKey(_delete, key);
        _delete.Bind(7, etag);
        _delete.Run();
        return db.Changes == 1;
    }

    public long? ETag(RowKey key)
    {
        BindKey(_etag, key);
        var found = _etag.Step() ? _etag.Int64(0) : (long?)null;
        _etag.Reset();
        return found;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _update.Dispose();
        _delete.Dispose();
        _etag.Dispose();
    }

    private static void Bind(Stmt statement, RowWrite row)
    {
        BindKey(statement, row.RowKey);
        statement.Bind(3, row.Mark);
        statement.Bind(4, row.SchemaVersion);
        statement.Bind(5, row.Now);
        statement.BindBlob(6, row.Payload);
    }

    private static void BindKey(Stmt statement, RowKey key)
    {
        statement.Bind(1, key.StateName);
        statement.Bind(2, key.Key);
    }
}
