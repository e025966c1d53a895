using System.Collections.ObjectModel;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Assay.Tests.CosmosStandIn.Client;

/// <summary>A server of its own with the .NET client before it, as the product sets it up.</summary>
public sealed class StandIn : IAsyncLifetime
{
    public CosmosServer Server { get; private set; } = null!;

    public CosmosClient Cosmos { get; private set; } = null!;

    public Database Database { get; private set; } = null!;

    public static CosmosClient Connect(CosmosServer server, string? key = null, int retries = 9) => new(server.Url, key ?? server.Key, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
        EnableContentResponseOnWrite = false,
        MaxRetryAttemptsOnRateLimitedRequests = retries,
        MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(5),
        UseSystemTextJsonSerializerWithOptions = new JsonSerializerOptions(),
        CosmosClientTelemetryOptions = new CosmosClientTelemetryOptions { DisableDistributedTracing = true },
    });

    public async Task InitializeAsync()
    {
        Server = await CosmosServer.StartAsync();
        Cosmos = Connect(Server);
        Database = await Cosmos.CreateDatabaseIfNotExistsAsync("tests");
    }

    public async Task DisposeAsync()
    {
        Cosmos.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A container under a new name, with everything indexed unless a policy is given.</summary>
    public async Task<Container> NewContainerAsync(IndexingPolicy? policy = null)
    {
        var properties = new ContainerProperties(Guid.NewGuid().ToString("N"), "/PartitionKey")
        {
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
        };
        if (policy is not null)
            properties.IndexingPolicy = policy;
        return await Database.CreateContainerIfNotExistsAsync(properties);
    }

    /// <summary>The policy of the provider's shape: nothing but the key and what is named, and one composite index.</summary>
    public static IndexingPolicy NamedOnly() => new()
    {
        ExcludedPaths = { new ExcludedPath { Path = "/*" } },
        IncludedPaths =
        {
            new IncludedPath { Path = "/PartitionKey/?" },
            new IncludedPath { Path = "/\"State\"/\"At\"/?" },
            new IncludedPath { Path = "/\"State\"/\"Name\"/?" },
        },
        CompositeIndexes =
        {
            new Collection<CompositePath>
            {
                new() { Path = "/State/At", Order = CompositePathSortOrder.Descending },
                new() { Path = "/id", Order = CompositePathSortOrder.Ascending },
            },
        },
    };
}
