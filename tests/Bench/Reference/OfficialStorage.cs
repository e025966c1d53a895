using Assay.Catalog;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;

namespace Assay.Bench;

/// <summary>
/// The official ADO.NET grain storage on SQLite under Assay's grains: its faster serializer, single-statement queries, one kept-open
/// connection, and the pragmas that Assay's own store uses.
/// </summary>
internal static class OfficialStorage
{
    public static void TakePlace(IServiceCollection services, string file)
    {
        OfficialSchema.Create(file);
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == typeof(IGrainStorage) && Equals(services[i].ServiceKey, AssayStorage.ProviderName))
                services.RemoveAt(i);
        }

        services.Replace(ServiceDescriptor.Singleton<ISubmissionCatalog, NoCatalog>());
        services.AddSingleton<IGrainStorageSerializer, SystemTextJsonGrainStorageSerializer>();
        services.AddSingleton(_ => new OneConnection(file));
        services.AddAdoNetGrainStorage(AssayStorage.ProviderName, options => options.Configure<OneConnection>((storage, source) =>
        {
            storage.Invariant = "System.Data.SQLite";
            storage.DataSource = source;
        }));
    }
}
