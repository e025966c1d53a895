using System.Net;
using Microsoft.Azure.Cosmos;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Reads with a limit in time, repeated while the failure may pass; the service says how long to wait in between.</summary>
internal sealed class CosmosReads(Container container, CosmosInstruments instruments)
{
    /// <summary>How long a read may take with all its repetitions.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan MostPerCall = TimeSpan.FromSeconds(4);

    public Container Container => container;

    /// <summary>Reads one document and hands on its bytes with its ETag; null when there is none.</summary>
    public Task<T?> PointAsync<T>(string operation, string id, string partitionKey, Func<string, ReadOnlySpan<byte>, T> read, CancellationToken cancellationToken)
        where T : class =>
        RunAsync(stop => OnceAsync(operation, id, partitionKey, read, stop), cancellationToken);

    /// <summary>As <see cref="PointAsync{T}"/>, without repetition.</summary>
    public async Task<T?> OnceAsync<T>(string operation, string id, string partitionKey, Func<string, ReadOnlySpan<byte>, T> read, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MostPerCall);
        using var answer = await container.ReadItemStreamAsync(id, new PartitionKey(partitionKey), cancellationToken: limit.Token);
        Count(operation, answer);
        if (answer.StatusCode == HttpStatusCode.NotFound && SubStatus(answer) != CosmosErrors.OwnerMissing)
            return null;
        answer.EnsureSuccessStatusCode();
        using var body = new MemoryStream();
        await answer.Content.CopyToAsync(body, limit.Token);
        return read(answer.Headers.ETag, body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    /// <summary>One page of a query, which may be empty though more follow.</summary>
    public async Task<ResponseMessage> PageAsync(string operation, FeedIterator pages, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MostPerCall);
        var page = await pages.ReadNextAsync(limit.Token);
        Count(operation, page);
        page.EnsureSuccessStatusCode();
        return page;
    }

    public static async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await read(limit.Token);
            }
            catch (Exception failure) when (CosmosErrors.IsPassing(failure))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await PauseAsync(tries, failure, limit.Token);
                cancellationToken.ThrowIfCancellationRequested();
                if (limit.IsCancellationRequested)
                    throw failure is OperationCanceledException ? StoreErrors.ReadLimit(Limit) : CosmosErrors.From(failure);
            }
            catch (Exception failure) when (failure is CosmosException or Azure.Identity.AuthenticationFailedException)
            {
                throw CosmosErrors.From(failure);
            }
        }
    }

    private static async Task PauseAsync(int tries, Exception failure, CancellationToken stop) =>
        await Task.Delay(CosmosPauses.After(tries, (failure as CosmosException)?.RetryAfter), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static int SubStatus(ResponseMessage answer) =>
        int.TryParse(answer.Headers["x-ms-substatus"], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;

    private void Count(string operation, ResponseMessage answer) =>
        instruments.OnAnswered(operation, answer.Headers.RequestCharge, answer.StatusCode == HttpStatusCode.TooManyRequests);
}
