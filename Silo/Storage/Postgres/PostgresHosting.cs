using Assay.Audit;
using Assay.Catalog;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime.Hosting;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Adds the PostgreSQL store to a silo.</summary>
public static class PostgresHosting
{
    /// <summary>
    /// Keeps grain state, lists and audit in one PostgreSQL database, which any number of silos share. The pool of connections
    /// (<c>NpgsqlDataSource</c>) is a service of the process. Exam times and alarms follow the database's clock.
    /// </summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configure">Sets <see cref="StorageOptions.ConnectionString"/>, and changes defaults.</param>
    public static ISiloBuilder AddPostgresStorage(this ISiloBuilder builder, Action<StorageOptions>? configure = null)
    {
        var services = builder.Services;
        services.AddOptions<StorageOptions>();
        if (configure is not null)
            services.PostConfigure(configure);
        services.TryAddSingleton(provider => PostgresSource.Create(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString,
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<PostgresStore>();
        services.AddSingleton<IRowStore>(provider => provider.GetRequiredService<PostgresStore>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<PostgresStore>());
        if (!services.Any(service => AssayClock.Key.Equals(service.ServiceKey)))
        {
            services.AddSingleton<PostgresClock>();
            services.AddKeyedSingleton<TimeProvider>(AssayClock.Key, (provider, _) => provider.GetRequiredService<PostgresClock>());
            services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<PostgresClock>());
        }

        services.AddGrainStorage(AssayStorage.ProviderName, (provider, _) => ActivatorUtilities.CreateInstance<AssayGrainStorage>(provider));
        services.TryAddSingleton<ISubmissionCatalog, PostgresCatalog>();
        services.TryAddSingleton<IAuditLog, PostgresAuditLog>();
        services.TryAddSingleton<IErasureStore, PostgresErasures>();
        return builder;
    }
}
