using Microsoft.Extensions.Logging;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// A few threads, each with a connection of its own, that take what waits and write it as one transaction each. Threads and not
/// tasks: a writer only ever waits for its own connection.
/// </summary>
internal sealed partial class PostgresWriter : IAsyncDisposable
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromMilliseconds(500);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly WriteQueue _queue;
    private readonly ITimer _sweep;
    private readonly Task _stopped;
    private readonly CancellationTokenSource _hurry = new();
    private long _commits;
    private int _failing;

    public PostgresWriter(NpgsqlDataSource source, int writers, TimeProvider time, TimeSpan queueLimit, ILogger logger)
    {
        _source = source;
        _time = time;
        _logger = logger;
        _queue = new WriteQueue(time, queueLimit);
        _sweep = time.CreateTimer(_ => _queue.Expire(), null, SweepPeriod, SweepPeriod);
        _stopped = Task.WhenAll(Enumerable.Range(1, writers).Select(Start));
    }

    /// <summary>Transactions committed so far.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Cancellation counts only while the item waits.</summary>
    public async Task WriteAsync(WriteItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _queue.Add(item);
        await using (cancellationToken.UnsafeRegister(
            static (state, token) => ((WriteItem)state!).TryAbandon(new OperationCanceledException(token)),
            item))
        {
            await item.Verdict;
        }
    }

    /// <summary>Writes what waits, then closes. A database that does not answer is not waited for any longer.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _hurry.CancelAsync();
        await _stopped;
        await _sweep.DisposeAsync();
        _hurry.Dispose();
    }

    private Task Start(int number)
    {
        var ended = new TaskCompletionSource();
        var thread = new Thread(() =>
        {
            Run();
            ended.SetResult();
        });
        thread.IsBackground = true;
        thread.Name = $"Assay writer {number}";
        thread.Start();
        return ended.Task;
    }

    private void Run()
    {
        NpgsqlConnection? connection = null;
        var batch = new List<WriteItem>(WriteQueue.BatchRows);
        while (_queue.Take(batch))
        {
            batch.Sort(static (a, b) => Nullable.Compare(a.Key, b.Key));
            Store(ref connection, batch);
            batch.Clear();
        }

        connection?.Dispose();
    }

    // A failure that passes leaves the outcome open: the batch is repeated, and each item recognises what an earlier try has stored.
    private void Store(ref NpgsqlConnection? connection, List<WriteItem> batch)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                connection ??= _source.OpenConnection();
                PostgresBatch.Run(connection, batch);
                Interlocked.Increment(ref _commits);
                break;
            }
            catch (Exception failure)
            {
                // Of any kind: an exception that left this thread would end the writer, and every caller would wait for ever.
                connection?.Dispose();
                connection = null;
                LogFirst(failure, batch.Count);
                if (!PostgresErrors.IsPassing(failure))
                {
                    StoreOneByOne(ref connection, batch, failure);
                    return;
                }

                EndOverdue(batch, failure);
                if (batch.Count == 0)
                    return;
                _hurry.Token.WaitHandle.WaitOne(Pause(tries));
            }
        }

        if (Interlocked.Exchange(ref _failing, 0) == 1)
            LogRecovered();
        foreach (var item in batch)
            item.End(null);
    }

    // Only the item that cannot be written fails, not those that happened to share its transaction.
    private void StoreOneByOne(ref NpgsqlConnection? connection, List<WriteItem> batch, Exception failure)
    {
        if (batch.Count == 1)
        {
            batch[0].End(PostgresErrors.From(failure));
            return;
        }

        foreach (var item in batch)
            Store(ref connection, [item]);
    }

    private void EndOverdue(List<WriteItem> batch, Exception failure)
    {
        var now = _time.GetTimestamp();
        var stopping = _hurry.IsCancellationRequested;
        batch.RemoveAll(item =>
        {
            if (!stopping && !_queue.IsOverdue(item, now))
                return false;
            item.End(PostgresErrors.From(failure));
            return true;
        });
    }

    private static TimeSpan Pause(int tries) => TimeSpan.FromMilliseconds(Math.Min(50 << Math.Min(tries, 5), 1000));

    // A database that is away fails every write: it is said once, and once more when it is over.
    private void LogFirst(Exception failure, int items)
    {
        if (Interlocked.Exchange(ref _failing, 1) == 0)
            LogFailed(failure, items);
    }

    [LoggerMessage(EventId = 4111, Level = LogLevel.Warning, Message = "Failed a transaction of {Items} writes")]
    private partial void LogFailed(Exception failure, int items);

    [LoggerMessage(EventId = 4113, Level = LogLevel.Information, Message = "Writes again")]
    private partial void LogRecovered();
}
