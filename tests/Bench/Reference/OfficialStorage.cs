using Assay.Catalog;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Orleans.Storage;

namespace Assay.Bench;

/// <summary>
/// The official ADO.NET grain storage under Assay's grains: its faster serializer and single-statement queries. On SQLite one kept-open
/// connection and the pragmas that Assay's own store uses; on PostgreSQL the same pool settings.
/// </summary>
internal static class OfficialStorage
{
    public static void TakePlace(IServiceCollection services, BenchStore store)
    {
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == typeof(IGrainStorage) && Equals(services[i].ServiceKey, AssayStorage.ProviderName))
                services.RemoveAt(i);
        }

        services.Replace(ServiceDescriptor.Singleton<ISubmissionCatalog, NoCatalog>());
        services.Replace(ServiceDescriptor.Singleton<IErasureStore, NoErasures>());
        services.AddSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>();
        if (store.Server is null)
            UseSqlite(services, Path.Combine(store.Folder, "official.db"));
        else
            UsePostgres(services);
    }

    private static void UseSqlite(IServiceCollection services, string file)
    {
        OfficialSchema.Create(file);
        services.AddSingleton(_ => new OneConnection(file));
        services.AddAdoNetGrainStorage(AssayStorage.ProviderName, options => options.Configure<OneConnection>((storage, source) =>
        {
            storage.Invariant = "System.Data.SQLite";
            storage.DataSource = source;
        }));
    }

    private static void UsePostgres(IServiceCollection services) =>
        services.AddAdoNetGrainStorage(AssayStorage.ProviderName, options => options.Configure<NpgsqlDataSource>((storage, source) =>
        {
            OfficialSchema.Create(source);
            storage.Invariant = "Npgsql";
            storage.DataSource = source;
        }));
}
