using System.Net;
using Azure.Identity;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>What must be true before a silo keeps submissions in an account: it answers, lets this process in, and has the container.</summary>
internal static partial class CosmosStart
{
    public const string KeyPath = "/PartitionKey";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task PrepareAsync(CosmosClient client, StorageOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            try
            {
                Check(options, await FindAsync(client, options, limit.Token) ?? await CreateAsync(client, options, logger, limit.Token));
                return;
            }
            catch (Exception failure) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new StoreStartupException(Explain(options, "it does not answer"), failure);
            }
            catch (CosmosException failure) when (failure.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                throw new StoreStartupException(Explain(options, $"it refuses this process ({(int)failure.StatusCode}/{failure.SubStatusCode})"), failure);
            }
            catch (AuthenticationFailedException failure)
            {
                throw new StoreStartupException(Explain(options, "no key is set, and this process has no identity that gets a token"), failure);
            }
            catch (Exception failure) when (CosmosErrors.IsPassing(failure) && !cancellationToken.IsCancellationRequested)
            {
                LogWaits(logger, failure is CosmosException answer ? answer.StatusCode.ToString() : failure.GetType().Name);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static async Task<ContainerProperties?> FindAsync(CosmosClient client, StorageOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetContainer(options.CosmosDatabase, options.CosmosContainer).ReadContainerAsync(cancellationToken: cancellationToken);
        }
        catch (CosmosException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<ContainerProperties> CreateAsync(CosmosClient client, StorageOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            var database = await client.CreateDatabaseIfNotExistsAsync(options.CosmosDatabase, cancellationToken: cancellationToken);
            if (database.StatusCode == HttpStatusCode.Created)
                LogDatabaseCreated(logger, options.CosmosDatabase);
            var wanted = new ContainerProperties(options.CosmosContainer, KeyPath)
            {
                PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
                IndexingPolicy = CosmosIndexes.Policy(),
            };
            var container = await database.Database.CreateContainerIfNotExistsAsync(wanted, cancellationToken: cancellationToken);
            if (container.StatusCode == HttpStatusCode.Created)
                LogContainerCreated(logger, options.CosmosContainer, options.CosmosDatabase);
            return container.Resource;
        }
        catch (CosmosException refused) when (refused.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            throw new StoreStartupException(
                $"The Cosmos container {options.CosmosContainer} does not exist in the database {options.CosmosDatabase}, and this process may not create it "
                + $"({(int)refused.StatusCode}/{refused.SubStatusCode}). Create both: partition key path {KeyPath} (version 2), indexing policy of "
                + "deploy/cosmos/index-policy.json. A role for data, such as Cosmos DB Built-in Data Contributor, is then enough.",
                refused);
        }
    }

    private static void Check(StorageOptions options, ContainerProperties found)
    {
        if (found.PartitionKeyPath != KeyPath)
        {
            throw new StoreStartupException(
                $"The Cosmos container {options.CosmosContainer} is partitioned by {found.PartitionKeyPath} and not by {KeyPath}. "
                + "Name another container (Storage:CosmosContainer).");
        }

        if (CosmosIndexes.MissingIn(found.IndexingPolicy) is { Count: > 0 } missing)
        {
            throw new StoreStartupException(
                $"The Cosmos container {options.CosmosContainer} lacks the indexes {string.Join(", ", missing)}. "
                + "Give it the indexing policy of deploy/cosmos/index-policy.json; it is built while the container stays in use.");
        }
    }

    private static string Explain(StorageOptions options, string what) =>
        $"The Cosmos account at {options.CosmosEndpoint} cannot be used: {what}. Check Storage:CosmosEndpoint (COSMOS_DB_ENDPOINT), and "
        + "Storage:CosmosKey (COSMOS_DB_KEY) or the role of the identity of this process.";

    [LoggerMessage(EventId = 4124, Level = LogLevel.Warning, Message = "Waits for Cosmos DB: {Reason}")]
    private static partial void LogWaits(ILogger logger, string reason);

    [LoggerMessage(EventId = 4125, Level = LogLevel.Information, Message = "Created the database {Database}")]
    private static partial void LogDatabaseCreated(ILogger logger, string database);

    [LoggerMessage(EventId = 4126, Level = LogLevel.Information, Message = "Created the container {Container} in the database {Database}")]
    private static partial void LogContainerCreated(ILogger logger, string container, string database);
}
