using System.Diagnostics;
using Assay.Silo.Storage.Sqlite;

namespace Assay.Bench;

/// <summary>
/// The floor without grouping: one thread, one connection, three prepared 4 KB upserts a submission, each its own durable commit. No
/// grains, no serialising, no columns, no indexes.
/// </summary>
internal sealed class RawLoop : IRow, IDisposable
{
    private const int PayloadBytes = 4096;
    private const int WritesEach = 3;

    private readonly Tally _tally = new();
    private readonly Db _db;
    private readonly Stmt _upsert;
    private readonly byte[] _payload = new byte[PayloadBytes];
    private readonly BenchStore _store;
    private int _done;

    public RawLoop(BenchStore store)
    {
        _store = store;
        Random.Shared.NextBytes(_payload);
        _db = Db.Open(Path.Combine(store.Folder, "raw.db"), readOnly: false);
        Pragmas.ForWriting(_db);
        _db.Execute("CREATE TABLE states (key TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, payload BLOB NOT NULL)");
        _upsert = _db.Prepare(
            "INSERT INTO states VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET version = excluded.version, payload = excluded.payload");
    }

    public string Name => RowNames.Raw;

    public Task<Slice> RunAsync(int count, int concurrency) => SliceRunner.RunAsync(count, concurrency: 1, _tally, _store, (index, times) =>
    {
        var key = $"sub_{++_done:D12}";
        var started = Stopwatch.GetTimestamp();
        for (var version = 1; version <= WritesEach; version++)
        {
            _upsert.Bind(1, key);
            _upsert.Bind(2, version);
            _upsert.BindBlob(3, _payload);
            _upsert.Run();
            _tally.CountWrite();
            if (version == 1)
                times.Accept[index] = Stopwatch.GetElapsedTime(started);
        }

        times.EndToEnd[index] = Stopwatch.GetElapsedTime(started);
        return Task.CompletedTask;
    });

    public void Dispose()
    {
        _upsert.Dispose();
        _db.Dispose();
    }
}
