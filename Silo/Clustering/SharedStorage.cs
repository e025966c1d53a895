using Assay.Silo.Storage.Postgres;

namespace Assay.Silo.Clustering;

/// <summary>Adds the store that the silos of a cluster share.</summary>
internal static class SharedStorage
{
    public static ISiloBuilder AddSharedStorage(this ISiloBuilder silo, StorageSettings settings) => settings.Backend switch
    {
        StorageBackend.Postgres => silo.AddPostgresStorage(options =>
        {
            options.ConnectionString = settings.ConnectionString;
            options.AllowUnsafeDurability = settings.AllowUnsafeDurability;
        }),
        _ => throw StorageSettings.BackendName.Wrong($"this version has no store \"{settings.Backend.ToString().ToLowerInvariant()}\""),
    };
}
