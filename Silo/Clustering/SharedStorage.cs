using Assay.Silo.Storage;
using Assay.Silo.Storage.Cosmos;
using Assay.Silo.Storage.Postgres;

namespace Assay.Silo.Clustering;

/// <summary>Adds the store that the silos of a cluster share.</summary>
internal static class SharedStorage
{
    public static ISiloBuilder AddSharedStorage(this ISiloBuilder silo, StorageSettings settings) => settings.Cosmos is { } cosmos
        ? silo.AddCosmosStorage(options =>
        {
            options.CosmosEndpoint = cosmos.Endpoint;
            options.CosmosKey = cosmos.Key;
            options.CosmosDatabase = cosmos.Database;
            options.CosmosContainer = cosmos.Container;
        })
        : silo.AddPostgresStorage(options => Apply(settings, options));

    private static void Apply(StorageSettings settings, StorageOptions options)
    {
        options.ConnectionString = settings.ConnectionString;
        options.AllowUnsafeDurability = settings.AllowUnsafeDurability;
        options.Writers = settings.Writers ?? options.Writers;
    }
}
