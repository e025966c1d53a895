using Assay.Audit;
using Assay.Catalog;
using Assay.Storage;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Hosting;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>Adds the Cosmos DB store to a silo.</summary>
public static class CosmosHosting
{
    /// <summary>
    /// Keeps grain state, lists and audit in one container of Cosmos DB, which any number of silos share. Membership and reminders
    /// need a store of their own. Cosmos DB has no clock to ask: exam times and alarms follow that of the machine, so keep the
    /// machines' clocks together.
    /// </summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configure">Sets <see cref="StorageOptions.CosmosEndpoint"/>, and changes defaults.</param>
    public static ISiloBuilder AddCosmosStorage(this ISiloBuilder builder, Action<StorageOptions>? configure = null)
    {
        var services = builder.Services;
        services.AddOptions<StorageOptions>();
        if (configure is not null)
            services.PostConfigure(configure);
        if (services.Any(service => service.ServiceType == typeof(CosmosStore)))
            return builder;

        services.AddMetrics();
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton(provider => CosmosSource.Create(provider.GetRequiredService<IOptions<StorageOptions>>().Value));
        services.AddSingleton<CosmosInstruments>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            var container = provider.GetRequiredService<CosmosClient>().GetContainer(options.CosmosDatabase, options.CosmosContainer);
            return new CosmosReads(container, provider.GetRequiredService<CosmosInstruments>());
        });
        services.AddSingleton<CosmosStore>();
        services.AddSingleton<IRowStore>(provider => provider.GetRequiredService<CosmosStore>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<CosmosStore>());
        services.AddGrainStorage(AssayStorage.ProviderName, (provider, _) => ActivatorUtilities.CreateInstance<AssayGrainStorage>(provider));
        services.TryAddSingleton<ISubmissionCatalog, CosmosCatalog>();
        services.TryAddSingleton<IAuditLog, CosmosAuditLog>();
        services.TryAddSingleton<IErasureStore, CosmosErasures>();
        return builder;
    }
}
