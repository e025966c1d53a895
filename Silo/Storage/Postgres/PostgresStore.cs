using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Rows in PostgreSQL: a group-committing writer, point reads from the pool, and the order in which they come and go.</summary>
internal sealed partial class PostgresStore(
    NpgsqlDataSource source,
    IOptions<StorageOptions> options,
    ILogger<PostgresStore> logger)
    : IRowStore, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private const string ReadListed = "SELECT etag, schema_version, payload FROM submissions WHERE key = $1";
    private const string ReadState = "SELECT etag, schema_version, payload FROM grain_state WHERE key = $1 AND state_name = $2";

    private PostgresWriter? _writer;

    public PostgresWriter Writer => _writer ?? throw StoreErrors.Closed();

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_writer is not null)
            return;
        await PostgresStart.PrepareAsync(source, options.Value, logger, cancellationToken);
        _writer = new PostgresWriter(source, options.Value.Writers, TimeProvider.System, options.Value.QueueLimit, logger);
        LogOpened();
    }

    public Task<StoredRow<T>?> ReadAsync<T>(RowKey key, bool listed, PayloadReader<T> read, CancellationToken cancellationToken) =>
        PostgresReads.RunAsync(
            source,
            async (connection, stop) =>
            {
                await using var command = new NpgsqlCommand(listed ? ReadListed : ReadState, connection);
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Key, NpgsqlDbType = NpgsqlDbType.Text });
                if (!listed)
                    command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.StateName, NpgsqlDbType = NpgsqlDbType.Text });
                await using var row = await command.ExecuteReaderAsync(stop);
                return await row.ReadAsync(stop)
                    ? new StoredRow<T>(ETags.Format(row.GetInt64(0)), read(row.GetInt32(1), row.GetFieldValue<byte[]>(2)))
                    : null;
            },
            cancellationToken);

    public Task WriteAsync(WriteItem item, CancellationToken cancellationToken) => Writer.WriteAsync(item, cancellationToken);

    /// <summary>Stores what still waits. The pool belongs to the process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _writer, null) is { } writer)
            await writer.DisposeAsync();
    }

    // First to come and last to go: grains still save while the silo stops.
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(PostgresStore), ServiceLifecycleStage.First, OpenAsync, _ => DisposeAsync().AsTask());

    [LoggerMessage(EventId = 4110, Level = LogLevel.Information, Message = "Keeping data in PostgreSQL")]
    private partial void LogOpened();
}
