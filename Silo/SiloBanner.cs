using System.Net;
using Assay.Silo.Clustering;
using Assay.Silo.Health;
using Assay.Silo.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Assay.Silo;

/// <summary>Tells the person at the console where this silo is, once it has joined.</summary>
internal sealed class SiloBanner(SiloSettings settings, SiloAddresses addresses, HealthServer health, IConfiguration configuration, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine(Text()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Text()
    {
        List<string> lines =
        [
            "",
            $"Assay silo joined cluster {settings.Cluster.ClusterId} ({Word(settings.Membership)})",
            $"  Silo        {addresses.Advertised}:{addresses.SiloPort}",
            $"  Gateway     {addresses.Advertised}:{addresses.GatewayPort}",
            $"  Health      {health.Address}/health",
            $"  Store       {settings.Storage.Backend.ToString().ToLowerInvariant()}",
            $"  Model       {ModelBanner.Describe(configuration)}",
        ];
        if (IPAddress.IsLoopback(addresses.Advertised))
            lines.Add("  Only this machine can reach it; for several machines set Cluster:AdvertisedAddress (ASSAY_ADVERTISED_ADDRESS).");
        lines.Add("  Stop with Ctrl+C.");
        lines.Add("");
        return string.Join(Environment.NewLine, lines);
    }

    private static string Word(Backplane backplane) => backplane == Backplane.Postgres ? "postgres" : "redis";
}
