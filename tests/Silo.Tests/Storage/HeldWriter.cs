using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;

namespace Assay.Silo.Tests.Storage;

/// <summary>
/// Keeps the writer from beginning a transaction, so that what is written meanwhile waits together: another connection
/// holds the database's one write lock, and a first write of no consequence has already been taken by the writer.
/// </summary>
internal sealed class HeldWriter : IDisposable
{
    private readonly Db _db;

    private HeldWriter(Db db)
    {
        _db = db;
    }

    /// <summary>The write that the writer is stuck in.</summary>
    public required Task First { get; init; }

    public static async Task<HeldWriter> HoldAsync(TestStore store)
    {
        var db = Db.Open(store.StateFile, readOnly: false);
        db.Execute("BEGIN IMMEDIATE");
        var item = new AuditAppend([]);
        var first = store.Store.Writer.WriteAsync(item, CancellationToken.None);
        while (item.IsQueued)
            await Task.Yield();
        return new HeldWriter(db) { First = first };
    }

    public async Task ReleaseAsync()
    {
        _db.Execute("ROLLBACK");
        await First;
    }

    public void Dispose() => _db.Dispose();
}
