using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Rows as documents of one container, a partition a grain.</summary>
internal sealed partial class CosmosStore(
    CosmosClient client,
    CosmosReads reads,
    CosmosInstruments instruments,
    IOptions<StorageOptions> options,
    IOptions<ClusterOptions> cluster,
    ILogger<CosmosStore> logger)
    : IRowStore, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private CosmosWriter? _writer;
    private bool _closed;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_writer is not null)
            return;
        await CosmosStart.PrepareAsync(client, options.Value, logger, cancellationToken);
        _writer = new CosmosWriter(reads, instruments, cluster.Value.ServiceId, options.Value.QueueLimit, logger);
        LogOpened(options.Value.CosmosDatabase, options.Value.CosmosContainer);
    }

    public Task<StoredRow<T>?> ReadAsync<T>(RowKey key, bool listed, PayloadReader<T> read, CancellationToken cancellationToken) =>
        reads.PointAsync(
            "read",
            DocumentId.Of(cluster.Value.ServiceId, key),
            key.Key,
            (etag, json) =>
            {
                var document = StoredDocument.Read(json);
                return new StoredRow<T>(new DocumentTag(etag, document.CreatedAt).ToString(), read(document.SchemaVersion, json[document.State]));
            },
            cancellationToken);

    public Task WriteAsync(WriteItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _writer is { } writer && !_closed ? writer.WriteAsync(item, cancellationToken) : throw StoreErrors.Closed();
    }

    public void Dispose() => _writer?.Dispose();

    // First to come and last to go: grains still save while the silo stops.
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(CosmosStore),
        ServiceLifecycleStage.First,
        OpenAsync,
        _ =>
        {
            _closed = true;
            return Task.CompletedTask;
        });

    [LoggerMessage(EventId = 4120, Level = LogLevel.Information, Message = "Keeping data in Cosmos DB, database {Database}, container {Container}")]
    private partial void LogOpened(string database, string container);
}
