using System.Net;
using Assay.Pipeline;
using Assay.Retention;
using Assay.Scoring;
using Assay.ServiceBus;
using Assay.Silo.Clustering;
using Assay.Silo.Configuration;
using Assay.Silo.Models;
using Assay.Silo.Storage.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Assay.Silo;

/// <summary>Hosts Assay's grains.</summary>
public static class AssaySiloExtensions
{
    /// <summary>How long one activation may take to end; the running step of a submission ends within it or is cancelled.</summary>
    internal static readonly TimeSpan DeactivationLimit = TimeSpan.FromSeconds(60);

    // Three of these are how long a silo that has stopped answering is still taken for alive because its connections are open. By
    // default that is a minute, in which nobody can reach the submissions that it holds.
    private static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(7);

    // Leaves Kestrel its share before the silo stops.
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(75);

    /// <summary>
    /// Adds a silo to this process that needs nothing outside it: membership in memory on free loopback ports, SQLite files in
    /// the data folder (<c>ASSAY_DATA</c>, default <c>.assay</c> in the working directory). Settings are read from the
    /// builder's configuration and checked at start.
    /// </summary>
    public static IHostApplicationBuilder AddAssaySilo(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        EmbeddedSettings.Check(builder.Configuration);
        builder.AddSiloBasics();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(
                PortClaims.Next(IPAddress.Loopback, SiloSettings.FirstSiloPort),
                PortClaims.Next(IPAddress.Loopback, SiloSettings.FirstGatewayPort),
                serviceId: ClusterSettings.DefaultId,
                clusterId: ClusterSettings.DefaultId);
            silo.ConfigureAssay(builder.Configuration);
            silo.AddSqliteStorage(options =>
            {
                if (builder.Configuration["ASSAY_DATA"] is { Length: > 0 } folder)
                    options.DataFolder = folder;
            });
        });
        return builder;
    }

    /// <summary>The grains with their scoring and reports, without clustering and storage.</summary>
    internal static ISiloBuilder AddAssayParts(this ISiloBuilder silo)
    {
        silo.Services.AddAssayGrains();
        silo.Services.AddAssayScoring();
        return silo;
    }

    /// <summary>A silo that is one of several: membership, reminders and store are outside it.</summary>
    internal static IHostApplicationBuilder AddClusteredSilo(this IHostApplicationBuilder builder, SiloSettings settings, SiloAddresses addresses)
    {
        builder.AddSiloBasics();
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.Cluster.ClusterId, settings.Cluster.ServiceId));
            silo.Configure<EndpointOptions>(addresses.Apply);
            silo.Configure<ClusterMembershipOptions>(options =>
            {
                options.IAmAliveTablePublishTimeout = settings.AliveInterval;
                options.MaxProbeTimeout = LongestProbe;
            });
            silo.ConfigureAssay(builder.Configuration);
            silo.UseAssayMembership(settings);
            silo.AddSharedStorage(settings.Storage);
            silo.UseAssayReminders(settings);
        });
        return builder;
    }

    private static void AddSiloBasics(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PipelineOptions>()
            .Configure(options => PipelineSettings.Read(builder.Configuration, options))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PipelineOptions>, PipelineOptionsValidator>();
        builder.Services.AddOptions<RetentionOptions>().Bind(builder.Configuration.GetSection("Retention")).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
        builder.Logging.QuietOrleans();
    }

    private static void ConfigureAssay(this ISiloBuilder silo, IConfiguration configuration)
    {
        silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = DeactivationLimit);
        silo.AddActivityPropagation();
        silo.Services.AddJobQueue(BusSettings.Read(configuration));
        silo.Services.AddAssayModels(configuration);
        silo.AddAssayParts();
    }
}
