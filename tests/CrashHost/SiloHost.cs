using Assay.CrashHost.Points;
using Assay.CrashHost.Ports;
using Assay.CrashHost.Scenarios;
using Assay.Scoring.Models;
using Assay.Silo;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assay.CrashHost;

/// <summary>The product's own embedded silo over a data folder, as <c>AddAssaySilo</c> makes it.</summary>
internal static class SiloHost
{
    public static HostApplicationBuilder CreateBuilder(WorkFolder folder, int jobSlots)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ASSAY_DATA"] = folder.Data,
            ["Pipeline:JobSlots"] = $"{jobSlots}",

            // Long enough to be a reminder's wait whatever the jitter.
            ["Pipeline:RetryDelay"] = "00:02:00",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        builder.AddAssaySilo();
        return builder;
    }

    public static HostApplicationBuilder AddTraps(this HostApplicationBuilder builder, WorkFolder folder, Scenario scenario)
    {
        var services = builder.Services;
        services.AddSingleton(folder);
        services.AddSingleton(scenario);
        services.AddSingleton<Trap>();
        services.AddSingleton<Target>();
        services.AddSingleton<SubmissionWatch>();
        services.AddSingleton<MovableClock>();
        services.AddSingleton<Driver>();
        services.AddSingleton<PaidCalls>();
        services.AddKeyedSingleton<TimeProvider>(AssayClock.Key, (provider, _) => provider.GetRequiredService<MovableClock>());
        services.Decorate<Orleans.Storage.IGrainStorage>(Wrap<TrappedStorage, Orleans.Storage.IGrainStorage>, Assay.Storage.AssayStorage.ProviderName);
        services.Decorate<Scoring.IAnswerGrader>(Wrap<TrappedGrader, Scoring.IAnswerGrader>);
        if (scenario.AsksModel)
        {
            services.AddSingleton<IAssayModel, CountedModel>();
            services.Configure<ModelOptions>(options => (options.InputUsdPerMillion, options.OutputUsdPerMillion) = (2, 8));
            services.Decorate<IModelDesk>(Wrap<CountedDesk, IModelDesk>);
        }

        services.Decorate<Reports.IReportWriter>(Wrap<TrappedReports, Reports.IReportWriter>);
        services.Decorate<Catalog.ISubmissionCatalog>(Wrap<TrappedCatalog, Catalog.ISubmissionCatalog>);
        services.Decorate<Assay.Storage.IErasureStore>(Wrap<TrappedErasures, Assay.Storage.IErasureStore>);
        services.Decorate<IReminderTable>(Wrap<TrappedReminders, IReminderTable>);
        return builder;
    }

    private static TPort Wrap<T, TPort>(TPort inner, IServiceProvider provider)
        where T : class, TPort
        where TPort : class => ActivatorUtilities.CreateInstance<T>(provider, inner);
}
