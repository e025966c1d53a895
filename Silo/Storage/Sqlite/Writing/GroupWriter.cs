using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>
/// The one writer of <c>state.db</c>: a thread and a connection of its own. Writes that wait while a transaction commits
/// share the next one, so that the cost of a flush to disk is shared too.
/// </summary>
internal sealed partial class GroupWriter : IAsyncDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(500);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WriteQueue _queue;
    private readonly ITimer _sweep;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriterSession? _session;
    private bool _failing;

    public GroupWriter(string path, TimeProvider time, TimeSpan queueLimit, ILogger logger)
    {
        _path = path;
        _time = time;
        _logger = logger;
        _queue = new WriteQueue(time, queueLimit);
        _session = WriterSession.Open(path);
        _sweep = time.CreateTimer(_ => _queue.Expire(), null, SweepPeriod, SweepPeriod);
        new Thread(Run) { IsBackground = true, Name = "Assay writer" }.Start();
    }

    /// <summary>Transactions committed so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Returns when the item is durable; throws when it certainly is not. Cancellation counts only while it waits.</summary>
    public async Task WriteAsync(WriteItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _queue.Add(item);
        if (!cancellationToken.CanBeCanceled)
        {
            await item.Verdict;
            return;
        }

        await using (cancellationToken.UnsafeRegister(
            static (state, token) => ((WriteItem)state!).TryAbandon(new OperationCanceledException(token)),
            item))
        {
            await item.Verdict;
        }
    }

    /// <summary>Writes what waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _stopped.Task;
        await _sweep.DisposeAsync();
    }

    private void Run()
    {
        var batch = new List<WriteItem>(WriteQueue.BatchRows);
        while (_queue.Take(batch))
        {
            batch.Sort(static (a, b) => Nullable.Compare(a.Key, b.Key));
            Store(batch);
            batch.Clear();
        }

        _session?.Dispose();
        _stopped.SetResult();
    }

    private void Store(List<WriteItem> batch)
    {
        Exception? failure = null;
        try
        {
            _session ??= WriterSession.Open(_path);
            if (!Begin(_session, batch))
                return;
            foreach (var item in batch)
                ItemRunner.Run(_session, item);
            _session.Commit();
            Commits++;
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        if (failure is null)
        {
            Healthy();
            foreach (var item in batch)
                item.End(null);
            return;
        }

        GiveUp(failure, batch.Count);
        if (batch.Count == 1)
            batch[0].End(SqliteErrors.From(failure));
        else
            StoreOneByOne(batch);
    }

    // Only the item that cannot be written fails, not those that happened to share its transaction.
    private void StoreOneByOne(List<WriteItem> batch)
    {
        var single = new List<WriteItem>(1);
        foreach (var item in batch)
        {
            single.Clear();
            single.Add(item);
            Store(single);
        }
    }

    // Nothing of the batch is in the database before the transaction has begun, so the time limit still holds here.
    private bool Begin(WriterSession session, List<WriteItem> batch)
    {
        while (true)
        {
            try
            {
                session.Begin();
                return true;
            }
            catch (SqliteFailure failure) when (failure.Primary == raw.SQLITE_BUSY)
            {
                var now = _time.GetTimestamp();
                foreach (var item in batch.FindAll(item => _queue.IsOverdue(item, now)))
                {
                    item.End(SqliteErrors.From(failure));
                    batch.Remove(item);
                }

                if (batch.Count == 0)
                    return false;
            }
        }
    }

    private void Healthy()
    {
        if (_failing)
            LogRecovered();
        _failing = false;
    }

    private void GiveUp(Exception failure, int items)
    {
        // A full disk fails every write: it is said once, and once more when it is over.
        if (!_failing)
            LogFailed(failure, items);
        _failing = true;
        if (_session is { } session && (!session.TryRollback() || failure is SqliteFailure { BreaksConnection: true }))
        {
            session.Dispose();
            _session = null;
        }
    }
}
