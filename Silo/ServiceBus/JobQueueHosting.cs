using Assay.Pipeline;
using Assay.Queue;
using Assay.ServiceBus.DeadLetters;
using Assay.ServiceBus.Ingress;
using Assay.ServiceBus.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Assay.ServiceBus;

/// <summary>Puts the bus between accepting and working, as the settings say.</summary>
internal static class JobQueueHosting
{
    /// <summary>Before the grains are added: what is registered here takes the place of direct mode.</summary>
    public static IServiceCollection AddJobQueue(this IServiceCollection services, BusSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<IHostedService, BusAnnouncement>();
        if (settings.Options is not { } options)
            return services;

        services.AddBusClient(options);
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, BusIngress>();
        services.AddSingleton<IDeadLetterQueue, BusDeadLetters>();
        if (settings.Sends)
        {
            services.AddSingleton<BusJobQueue>();
            services.AddSingleton<IJobQueue>(provider => provider.GetRequiredService<BusJobQueue>());
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<BusJobQueue>());
        }

        return services;
    }
}
