using System.Collections.Immutable;
using Assay.Storage;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>
/// Erasing in SQLite. <c>secure_delete</c> overwrites in the database what is removed; what is left is the write-ahead log, which
/// still holds the pages as they were and is emptied here.
/// </summary>
internal sealed class SqliteErasures(SqliteStore store) : IErasureStore, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim _one = new(1, 1);
    private long _asked;
    private long _answered;

    public Task<ImmutableArray<string>> KeysAsync(string stateName, string prefix, int limit, CancellationToken cancellationToken) =>
        store.Lists.QueryAsync(
            reader =>
            {
                var keys = ImmutableArray.CreateBuilder<string>();
                using var statement = reader.Db.Prepare(
                    "SELECT key FROM grain_state WHERE state_name = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4");
                statement.Bind(1, stateName);
                statement.Bind(2, prefix);
                statement.Bind(3, KeyPrefix.Following(prefix));
                statement.Bind(4, limit);
                while (statement.Step())
                    keys.Add(statement.Text(0) ?? "");
                return keys.ToImmutable();
            },
            cancellationToken);

    /// <summary>Empties the log. Who comes while it is being emptied for others waits and shares the next time with all that came by then.</summary>
    public async Task RemoveTracesAsync(CancellationToken cancellationToken)
    {
        var mine = Interlocked.Increment(ref _asked);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _answered) >= mine)
                return;
            var all = Volatile.Read(ref _asked);
            await EmptyLogAsync(cancellationToken);
            Volatile.Write(ref _answered, all);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    // On a connection of its own: the writer goes on between the tries, and waits only for the one that succeeds.
    private async Task EmptyLogAsync(CancellationToken cancellationToken)
    {
        while (!await Task.Run(TryEmptyLog, CancellationToken.None))
            await Task.Delay(Pause, cancellationToken);
    }

    private bool TryEmptyLog()
    {
        try
        {
            using var db = Db.Open(Path.Combine(store.DataFolder, "state.db"), readOnly: false);
            Pragmas.ForWriting(db);
            return db.Scalar("PRAGMA wal_checkpoint(TRUNCATE)") == "0";
        }
        catch (SqliteFailure failure)
        {
            throw SqliteErrors.From(failure);
        }
    }
}
