using System.Net.Sockets;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Reads with a limit in time, repeated when a connection breaks under them.</summary>
internal static class PostgresReads
{
    /// <summary>How long a read may take with all its repetitions.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private const int MostTries = 3;

    public static async Task<T> RunAsync<T>(
        NpgsqlDataSource source,
        Func<NpgsqlConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(limit.Token);
                return await read(connection, limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw StoreErrors.ReadLimit(Limit);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException or SocketException or InvalidOperationException)
            {
                // The last one: a connection that broke between two calls, or a source that was closed because the silo ends.
                if (tries == MostTries || !PostgresErrors.IsPassing(failure))
                    throw PostgresErrors.From(failure);
            }
        }
    }
}
