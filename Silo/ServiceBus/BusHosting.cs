using Assay.ServiceBus.Counts;
using Assay.ServiceBus.Tokens;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Assay.ServiceBus;

/// <summary>Registers the wire to the bus: <see cref="BusClient"/> and <see cref="BusCounts"/>. Nothing connects before <see cref="BusClient.Start"/>.</summary>
internal static class BusHosting
{
    public static IServiceCollection AddBusClient(this IServiceCollection services, BusOptions options)
    {
        services.AddMetrics();
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<BusInstruments>();
        services.AddSingleton(provider =>
        {
            var clock = provider.GetRequiredKeyedService<TimeProvider>(AssayClock.Key);
            return new BusParts(
                options,
                TokensFor(options, clock, provider.GetService<TokenCredential>()),
                TimeProvider.System,
                clock,
                provider.GetRequiredService<BusInstruments>(),
                provider.GetRequiredService<ILoggerFactory>().CreateLogger<BusClient>());
        });
        services.AddSingleton<BusClient>();
        services.AddSingleton<BusCounts>();
        return services;
    }

    /// <param name="options">With a key, or without.</param>
    /// <param name="clock">For the expiry of tokens made from a key.</param>
    /// <param name="identity">Instead of the process's own.</param>
    public static IBusTokens TokensFor(BusOptions options, TimeProvider clock, TokenCredential? identity = null) =>
        options.Connection is { UsesIdentity: false } target
            ? new SasTokens(target.KeyName, target.Key, options.TokenLife, clock)
            : new IdentityTokens(identity ?? new DefaultAzureCredential());
}
