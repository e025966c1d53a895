using Assay.Audit;
using Assay.Catalog;
using Assay.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime.Hosting;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>Adds the embedded store to a silo.</summary>
public static class SqliteHosting
{
    // The provider's name for SQLite; it maps to Microsoft.Data.Sqlite.
    private const string SqliteInvariant = "System.Data.SQLite";

    /// <summary>
    /// Opens the embedded store before the host starts: a process that cannot have its data ends with that one sentence, instead
    /// of the traces of a silo that broke off half-way.
    /// </summary>
    /// <param name="host">The host, built and not started.</param>
    public static void OpenAssayStore(this IHost host) => host.Services.GetService<SqliteStore>()?.Open();

    /// <summary>
    /// Keeps grain state, lists, audit and reminders in SQLite files of one data folder, which this silo alone may use.
    /// Calling it again only adds configuration.
    /// </summary>
    /// <param name="builder">The silo.</param>
    /// <param name="configure">Changes the defaults of <see cref="StorageOptions"/>.</param>
    public static ISiloBuilder AddSqliteStorage(this ISiloBuilder builder, Action<StorageOptions>? configure = null)
    {
        var services = builder.Services;
        if (configure is not null)
            services.PostConfigure(configure);
        if (services.Any(service => service.ServiceType == typeof(SqliteStore)))
            return builder;

        services.AddOptions<StorageOptions>().Configure(options =>
        {
            if (builder.Configuration["ASSAY_DATA"] is { Length: > 0 } folder)
                options.DataFolder = folder;
        });
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.AddSingleton<SqliteStore>();
        services.AddSingleton<IRowStore>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddGrainStorage(AssayStorage.ProviderName, (provider, _) => ActivatorUtilities.CreateInstance<AssayGrainStorage>(provider));
        services.TryAddSingleton<ISubmissionCatalog, SqliteCatalog>();
        services.TryAddSingleton<IAuditLog, SqliteAuditLog>();
        services.TryAddSingleton<IErasureStore, SqliteErasures>();
        services.AddSingleton<ReminderDataSource>();
        return builder.UseAdoNetReminderService(reminders => reminders.Configure<ReminderDataSource>((options, source) =>
        {
            options.Invariant = SqliteInvariant;
            options.DataSource = source;
        }));
    }
}
