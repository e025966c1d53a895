using Assay.Errors;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// Makes changes one call each, so many at once. A call without an answer is repeated, and the document says what the earlier
/// try has done; all of it ends within one limit.
/// </summary>
internal sealed partial class CosmosWriter(CosmosReads reads, CosmosInstruments instruments, string serviceId, TimeSpan limit, ILogger logger) : IDisposable
{
    private const int MostAtOnce = 64;

    private static readonly TimeSpan MostPerCall = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _slots = new(MostAtOnce, MostAtOnce);
    private int _failing;

    /// <summary>Cancellation counts only as long as nothing can have been stored.</summary>
    public async Task WriteAsync(WriteItem item, CancellationToken cancellationToken)
    {
        using var overall = new CancellationTokenSource(limit);
        var change = ChangeOf(item);
        using (var wait = CancellationTokenSource.CreateLinkedTokenSource(overall.Token, cancellationToken))
        {
            try
            {
                await _slots.WaitAsync(wait.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw StoreErrors.QueueLimit(limit);
            }
        }

        try
        {
            await RunAsync(change, overall.Token, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }

        if (Interlocked.Exchange(ref _failing, 0) == 1)
            LogRecovered();
    }

    public void Dispose() => _slots.Dispose();

    private async Task RunAsync(CosmosChange change, CancellationToken overall, CancellationToken cancellationToken)
    {
        var mayBeOwn = false;
        for (var tries = 0; ; tries++)
        {
            var reply = await TryAsync(change, overall);
            if (reply.IsDone)
            {
                change.OnDone(reply);
                return;
            }

            if (reply.IsContradiction)
            {
                if (await JudgeAsync(change, mayBeOwn, overall))
                    return;
            }
            else if (!CosmosErrors.IsPassing(reply.Status))
            {
                LogRefused((int)reply.Status, reply.SubStatus);
                throw CosmosErrors.From(reply.Status, reply.SubStatus);
            }
            else if ((int)reply.Status is not (429 or 449))
            {
                mayBeOwn = true;
            }

            if (!mayBeOwn)
                cancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(CosmosPauses.After(tries, reply.RetryAfter), overall).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (overall.IsCancellationRequested)
            {
                LogFirst((int)reply.Status, tries + 1);
                throw GivenUp(mayBeOwn, reply);
            }
        }
    }

    private async Task<CosmosReply> TryAsync(CosmosChange change, CancellationToken overall)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(overall);
        attempt.CancelAfter(MostPerCall);
        CosmosReply reply;
        try
        {
            reply = await change.SendAsync(attempt.Token);
        }
        catch (CosmosException answer)
        {
            reply = new CosmosReply(answer.StatusCode, answer.SubStatusCode, null, answer.RequestCharge, answer.RetryAfter);
        }
        catch (Exception failure) when (CosmosErrors.IsPassing(failure))
        {
            reply = CosmosReply.Lost;
        }
        catch (AuthenticationFailedException failure)
        {
            throw CosmosErrors.From(failure);
        }

        instruments.OnAnswered(change.Operation, reply.Charge, (int)reply.Status == 429);
        return reply;
    }

    // What cannot be read now is found out at the next try.
    private static async Task<bool> JudgeAsync(CosmosChange change, bool mayBeOwn, CancellationToken overall)
    {
        try
        {
            return await change.JudgeAsync(mayBeOwn, overall);
        }
        catch (Exception failure) when (CosmosErrors.IsPassing(failure))
        {
            return false;
        }
        catch (CosmosException failure)
        {
            throw CosmosErrors.From(failure);
        }
    }

    private CosmosChange ChangeOf(WriteItem item)
    {
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        return item switch
        {
            RowWrite row => new RowChange(row, serviceId, now, reads),
            RowDeletion deletion => new DeletionChange(deletion, serviceId, now, reads),
            AuditAppend append => new AuditChange(append, now, reads),
            _ => throw new NotSupportedException($"{item.GetType()} is no kind of write."),
        };
    }

    private AssayException GivenUp(bool mayBeOwn, CosmosReply reply) => mayBeOwn
        ? StoreErrors.Unavailable($"The database did not confirm this write within {limit.TotalSeconds:0.#} s; it may have been stored. Read before repeating it.")
        : CosmosErrors.From(reply.Status, reply.SubStatus);

    private void LogFirst(int status, int tries)
    {
        if (Interlocked.Exchange(ref _failing, 1) == 0)
            LogGivenUp(status, tries);
    }

    [LoggerMessage(EventId = 4121, Level = LogLevel.Warning, Message = "Gave up a write after {Tries} tries, the last answer was {Status}")]
    private partial void LogGivenUp(int status, int tries);

    [LoggerMessage(EventId = 4122, Level = LogLevel.Error, Message = "Cosmos DB refused a write with {Status}/{SubStatus}")]
    private partial void LogRefused(int status, int subStatus);

    [LoggerMessage(EventId = 4123, Level = LogLevel.Information, Message = "Writes again")]
    private partial void LogRecovered();
}
