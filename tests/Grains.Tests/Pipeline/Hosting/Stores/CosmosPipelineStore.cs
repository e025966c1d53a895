using System.Globalization;
using System.Text.Json.Nodes;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Cosmos;
using Assay.Tests.CosmosStandIn;
using Microsoft.Azure.Cosmos;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>State in a stand-in for Cosmos DB, which keeps no reminders: those are in PostgreSQL.</summary>
internal sealed class CosmosPipelineStore : PipelineStore
{
    private PostgresReminders? _reminders;
    private CosmosServer? _server;
    private CosmosClient? _client;
    private Container? _container;

    // The stand-in keeps documents in the memory that the test measures, and reads all of them for each query.
    public override int MostWaiting => 5_000;

    public override async Task OpenAsync(bool shared)
    {
        _reminders ??= await PostgresReminders.OpenAsync();
        if (_server is not null)
            return;
        _server = await CosmosServer.StartAsync();
        var options = new StorageOptions();
        Configure(options);
        _client = CosmosSource.Create(options);
        _container = _client.GetContainer(options.CosmosDatabase, options.CosmosContainer);
    }

    public override void Use(ISiloBuilder silo)
    {
        silo.AddCosmosStorage(Configure);
        _reminders!.Use(silo);
    }

    public override async Task<IReadOnlyList<string>> KeysAsync(string text, string? stateName)
    {
        var query = new QueryDefinition("SELECT VALUE c.PartitionKey FROM c WHERE c.GrainType != 'submission' AND c.GrainType != 'audit' AND (@name = '' OR c.GrainType = @name)")
            .WithParameter("@name", stateName ?? "");
        using var pages = _container!.GetItemQueryIterator<string>(query);
        var found = new List<string>();
        while (pages.HasMoreResults)
            found.AddRange(await pages.ReadNextAsync());
        return [.. found.Where(key => key.Contains(text, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    public override async Task CopyAsync(string key, int copies)
    {
        using var answer = await _container!.ReadItemStreamAsync(IdOf(key), new PartitionKey(key));
        var original = JsonNode.Parse(answer.Content)!.AsObject();
        var wakeAt = DocumentTime.Read(original["Assay"]!["wakeAt"]!.GetValue<string>());
        await Parallel.ForAsync(1, copies + 1, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (n, stop) =>
        {
            var copy = original.DeepClone().AsObject();
            var copyKey = string.Create(CultureInfo.InvariantCulture, $"sub_{n:00000000000000000000000000000000}");
            copy["id"] = IdOf(copyKey);
            copy["PartitionKey"] = copyKey;
            copy["Assay"]!["wakeAt"] = DocumentTime.Of(wakeAt.UtcTicks + n);
            using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(copy.ToJsonString()));
            using var made = await _container.CreateItemStreamAsync(body, new PartitionKey(copyKey), cancellationToken: stop);
            made.EnsureSuccessStatusCode();
        });
    }

    public override Task<IReadOnlyList<string>> RemindersAsync(string submission) => _reminders!.NamesAsync(submission);

    public override Task BreakRemindersAsync() => _reminders!.BreakAsync();

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_reminders is not null)
            await _reminders.DisposeAsync();
    }

    private void Configure(StorageOptions options) => (options.CosmosEndpoint, options.CosmosKey) = (_server!.Url, _server.Key);

    private static string IdOf(string key) => DocumentId.Of("assay", new RowKey("submission", key));
}
