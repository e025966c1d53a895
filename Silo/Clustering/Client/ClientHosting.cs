using Assay.Silo.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Messaging;

namespace Assay.Silo.Clustering.Client;

/// <summary>Makes a process a client of the cluster.</summary>
internal static class ClientHosting
{
    /// <summary>How often the list of gateways is read again: how soon silos on new ports are found.</summary>
    public static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a call waits for a silo that has fallen silent. The client's own start asks one silo as well: with Orleans' 30 seconds
    /// an API that starts at the wrong moment would refuse everything for as long.
    /// </summary>
    public static readonly TimeSpan ResponseLimit = TimeSpan.FromSeconds(10);

    public static IHostApplicationBuilder AddClusterClient(this IHostApplicationBuilder builder, ClientSettings settings)
    {
        var before = builder.Services.ToHashSet();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (settings.Cluster.ClusterId, settings.Cluster.ServiceId));
            client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseLimit);
            client.Configure<GatewayOptions>(options => options.GatewayListRefreshPeriod = GatewayRefresh);
            client.AddActivityPropagation();
            client.UseConnectionRetryFilter<EndlessRetry>();
            if (settings.Gateways.IsEmpty)
                client.UseAssayGateways(settings.Cluster.Membership!.Value, settings.Cluster.ConnectionString);
            else
                client.Services.AddSingleton<IGatewayListProvider>(provider => ActivatorUtilities.CreateInstance<FixedGateways>(provider, settings.Gateways));
        });
        StartBesideTheHost(builder.Services, before);
        builder.Logging.QuietOrleans();

        // Every refused connection with its trace, and every call while no silo is there: the answers say the same in a line.
        builder.Logging.AddFilter("Orleans.Runtime.Messaging.ConnectionManager", LogLevel.Error);
        builder.Logging.AddFilter("Orleans.Messaging", LogLevel.Error);
        foreach (var name in settings.Needless)
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<NeedlessSetting>(provider, name));
        return builder;
    }

    private static void StartBesideTheHost(IServiceCollection services, HashSet<ServiceDescriptor> before)
    {
        foreach (var own in services.Where(service => service.ServiceType == typeof(IHostedService) && !before.Contains(service)).ToList())
            services.Remove(own);
        services.AddSingleton<ConnectionState>();
        services.AddSingleton<IGrainFactory, ConnectedGrains>();
        services.AddHostedService<ClusterConnection>();
    }
}
