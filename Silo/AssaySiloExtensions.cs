using System.Net;
using System.Net.Sockets;
using Assay.Pipeline;
using Assay.Retention;
using Assay.Scoring;
using Assay.Silo.Configuration;
using Assay.Silo.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Assay.Silo;

/// <summary>Hosts Assay's grains.</summary>
public static class AssaySiloExtensions
{
    private const string Name = "assay";
    private static readonly TimeSpan DeactivationLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(45);

    /// <summary>
    /// Adds a silo to this process that needs nothing outside it: membership in memory on free loopback ports, SQLite files in
    /// the data folder (<c>ASSAY_DATA</c>, default <c>.assay</c> in the working directory). Settings are read from the
    /// builder's configuration and checked at start.
    /// </summary>
    public static IHostApplicationBuilder AddAssaySilo(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<PipelineOptions>()
            .Configure(options => PipelineSettings.Read(builder.Configuration, options))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PipelineOptions>, PipelineOptionsValidator>();
        builder.Services.AddOptions<RetentionOptions>().Bind(builder.Configuration.GetSection("Retention")).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownLimit);
        builder.Logging.QuietOrleans();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: Name, clusterId: Name);
            silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = DeactivationLimit);
            silo.AddActivityPropagation();
            silo.AddAssayParts();
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

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
