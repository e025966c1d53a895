using Microsoft.Extensions.DependencyInjection;

namespace Assay.Silo.Health;

/// <summary>Registers the health server.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddSiloHealth(this IServiceCollection services, HealthAddress address)
    {
        services.AddSingleton(address);
        services.AddSingleton<SiloHealth>();
        services.AddSingleton<HealthServer>();
        services.AddHostedService(provider => provider.GetRequiredService<HealthServer>());
        return services;
    }
}
