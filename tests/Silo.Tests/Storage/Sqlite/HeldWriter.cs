using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Tests.Storage.Contract;

namespace Assay.Silo.Tests.Storage.Sqlite;

/// <summary>Another connection holds the database's one write lock, and a first write of no consequence has already been taken by the writer.</summary>
internal sealed class HeldWriter : HeldStore
{
    private readonly Db _db;

    private HeldWriter(Db db)
    {
        _db = db;
    }

    public override int Taken => 1;

    /// <summary>The write that the writer is stuck in.</summary>
    public required Task First { get; init; }

    public static async Task<HeldWriter> HoldAsync(SqliteTestStore store)
    {
        var db = Db.Open(store.StateFile, readOnly: false);
        db.Execute("BEGIN IMMEDIATE");
        var item = new AuditAppend([]);
        var first = store.Store.Writer.WriteAsync(item, CancellationToken.None);
        while (item.IsQueued)
            await Task.Yield();
        return new HeldWriter(db) { First = first };
    }

    public override async Task ReleaseAsync()
    {
        _db.Execute("ROLLBACK");
        await First;
    }

    public override ValueTask DisposeAsync()
    {
        _db.Dispose();
        return ValueTask.CompletedTask;
    }
}
