using System.Collections.Concurrent;
using Assay.Errors;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>A bounded set of read-only connections, opened when first needed.</summary>
internal sealed class ReaderPool(string path, int size, TimeProvider time) : IDisposable
{
    /// <summary>How long a read may take, its wait for a connection included.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _free = new(size, size);
    private readonly ConcurrentBag<Reader> _idle = [];
    private volatile bool _closed;

    /// <summary>Runs a read of microseconds on the calling thread: handing it to another one would cost more than the read.</summary>
    public async Task<T> ReadAsync<T>(Func<Reader, T> read, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        return Use(read);
    }

    /// <summary>Runs a query that may take milliseconds on the thread pool, and interrupts it at its limit or on cancellation.</summary>
    public async Task<T> QueryAsync<T>(Func<Reader, T> query, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await Task.Run(() => Use(Interruptible), CancellationToken.None);
        }
        catch (AssayException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        T Interruptible(Reader reader)
        {
            using (either.Token.UnsafeRegister(static db => ((Db)db!).Interrupt(), reader.Db))
                return query(reader);
        }
    }

    /// <summary>Waits for the reads under way and closes their connections.</summary>
    public void Dispose()
    {
        _closed = true;
        for (var i = 0; i < size; i++)
            _free.Wait(Limit);
        while (_idle.TryTake(out var reader))
            reader.Dispose();
        _free.Dispose();
    }

    private async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (_closed)
            throw StoreErrors.Closed();
        if (!await _free.WaitAsync(Limit, cancellationToken))
            throw StoreErrors.ReadLimit(Limit);
    }

    private T Use<T>(Func<Reader, T> read)
    {
        Reader? reader = null;
        try
        {
            if (!_idle.TryTake(out reader))
                reader = Reader.Open(path);
            var result = read(reader);
            _idle.Add(reader);
            return result;
        }
        catch (SqliteFailure failure)
        {
            reader?.Dispose();
            throw SqliteErrors.From(failure);
        }
        catch
        {
            if (reader is not null)
                _idle.Add(reader);
            throw;
        }
        finally
        {
            _free.Release();
        }
    }
}
