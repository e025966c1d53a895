using Assay.Scoring;
using Assay.Silo;
using Assay.Silo.Storage.Postgres;
using Assay.Silo.Storage.Sqlite;
using Assay.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Assay.Bench;

/// <summary>A real silo in this process, with probes before its store and its reminders.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchHost(IHost host, BenchStore store, Tally tally, Finished finished)
    {
        _host = host;
        Store = store;
        Tally = tally;
        Finished = finished;
    }

    public BenchStore Store { get; }

    public Tally Tally { get; }

    public Finished Finished { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Transactions of the store's writers so far; none where the official provider stands in their place.</summary>
    public long Commits => Services.GetService<PostgresStore>()?.Writer.Commits ?? Services.GetService<SqliteStore>()?.Writer.Commits ?? 0;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public IGrainStorage Storage => _host.Services.GetRequiredKeyedService<IGrainStorage>(AssayStorage.ProviderName);

    public static async Task<BenchHost> StartAsync(BenchStore store, int slots, bool noOp, bool official, BenchHost? beside = null, string? bus = null)
    {
        var (tally, finished) = (beside?.Tally ?? new Tally(), beside?.Finished ?? new Finished());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ASSAY_DATA"] = store.Folder,
            ["Pipeline:JobSlots"] = slots.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        if (bus is not null)
        {
            builder.Configuration["USE_SERVICE_BUS"] = "true";
            builder.Configuration["AZURE_SERVICE_BUS_CONNECTION_STRING"] = bus;
        }

        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Error)
            .AddFilter(nameof(Assay), LogLevel.Warning);
        if (store.Server is null)
            builder.AddAssaySilo();
        else
            PostgresSilo.Add(builder, store);
        if (noOp)
            builder.Services.Replace(ServiceDescriptor.Singleton<IAnswerGrader, NoOpGrader>());
        if (official)
            OfficialStorage.TakePlace(builder.Services, store);
        Decorate<IGrainStorage>(builder.Services, AssayStorage.ProviderName, inner => new StoreProbe(inner, tally, finished));
        Decorate<IReminderTable>(builder.Services, null, inner => new CountedReminders(inner, tally));
        var host = builder.Build();
        await host.StartAsync();
        return new BenchHost(host, store, tally, finished);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static void Decorate<T>(IServiceCollection services, string? key, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T) && Equals(service.ServiceKey, key));
        services.Remove(inner);
        if (key is null)
            services.AddSingleton(provider => wrap(Make(provider)));
        else
            services.AddKeyedSingleton(key, (provider, _) => wrap(Make(provider)));

        T Make(IServiceProvider provider) => (T)(
            inner.IsKeyedService ? inner.KeyedImplementationFactory?.Invoke(provider, key) : inner.ImplementationFactory?.Invoke(provider))!
            ?? (T)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!);
    }
}
