using System.Diagnostics.Metrics;
using System.Text;
using Assay.Audit;
using Assay.Catalog;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Cosmos;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Storage;
using Assay.Tests.CosmosStandIn;
using Assay.Tests.CosmosStandIn.Faults;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;

namespace Assay.Silo.Tests.Storage.Cosmos;

/// <summary>A database of its own in a stand-in for Cosmos DB.</summary>
internal sealed class CosmosTestStore : TestStore
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly bool _ownsServer;

    private CosmosTestStore(CosmosServer server, StorageOptions options, bool ownsServer)
    {
        Server = server;
        Options = options;
        _ownsServer = ownsServer;
        Client = CosmosSource.Create(options);
        var instruments = new CosmosInstruments(_services.GetRequiredService<IMeterFactory>());
        Reads = new CosmosReads(Client.GetContainer(options.CosmosDatabase, options.CosmosContainer), instruments);
        Store = new CosmosStore(
            Client,
            Reads,
            instruments,
            Microsoft.Extensions.Options.Options.Create(options),
            Microsoft.Extensions.Options.Options.Create(new ClusterOptions { ServiceId = "assay" }),
            NullLogger<CosmosStore>.Instance);
        Catalog = new CosmosCatalog(Reads, TimeProvider.System);
        Audit = new CosmosAuditLog(Store, Reads);
        Erasures = new CosmosErasures(Reads);
    }

    public CosmosServer Server { get; }

    public StorageOptions Options { get; }

    public CosmosClient Client { get; }

    public CosmosReads Reads { get; }

    public CosmosStore Store { get; }

    public Container Container => Reads.Container;

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public override IRowStore Rows => Store;

    public override ISubmissionCatalog Catalog { get; }

    public override IAuditLog Audit { get; }

    public override IErasureStore Erasures { get; }

    public override long? Commits => null;

    /// <summary>A store with a server of its own, so that nobody else feels the faults that are switched on.</summary>
    public static async Task<CosmosTestStore> OpenAsync(TimeSpan? limit)
    {
        var server = await CosmosServer.StartAsync();
        var options = NewOptions(server);
        if (limit is { } time)
            options.QueueLimit = time;
        return await OpenAsync(server, options, ownsServer: true);
    }

    public static async Task<CosmosTestStore> OpenAsync(CosmosServer server, StorageOptions options, bool ownsServer = false)
    {
        var store = new CosmosTestStore(server, options, ownsServer);
        await store.Store.OpenAsync(CancellationToken.None);
        return store;
    }

    public static StorageOptions NewOptions(CosmosServer server) => new()
    {
        CosmosEndpoint = server.Url,
        CosmosKey = server.Key,
        CosmosDatabase = "test_" + Guid.NewGuid().ToString("N"),
    };

    /// <summary>The document of a submission.</summary>
    public static string IdOf(string key) => DocumentId.Of("assay", new RowKey("submission", key));

    // Nothing waits for anything else here.
    public override Task<HeldStore> HoldAsync() => Task.FromResult<HeldStore>(new NotHeld());

    public override Task PoisonAsync(string key)
    {
        Server.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Percent = 100, Operations = [Operation.Create], IdPrefix = IdOf(key) });
        return Task.CompletedTask;
    }

    public override Task ExecuteAsync(string sql) => throw new NotSupportedException("Cosmos DB's language only reads.");

    // No lone surrogate.
    public override string Kept(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    public override async ValueTask DisposeAsync()
    {
        ((IDisposable)Catalog).Dispose();
        Client.Dispose();
        await _services.DisposeAsync();
        var counted = Server.Counters.Snapshot();
        if (_ownsServer)
            await Server.DisposeAsync();
        Assert.True(counted.ScannedWithoutIndex == 0, $"without an index: {counted.LastScan}");
    }

    private sealed class NotHeld : HeldStore
    {
        public override int Taken => 0;

        public override Task ReleaseAsync() => Task.CompletedTask;

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
