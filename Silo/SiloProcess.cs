using System.Net.Sockets;
using Assay.Silo.Clustering;
using Assay.Silo.Health;
using Assay.Silo.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Assay.Silo;

/// <summary>A process that is nothing but a silo of a cluster.</summary>
internal static class SiloProcess
{
    private static readonly Dictionary<string, string?> Logging = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",
    };

    public static HostApplicationBuilder AddSiloProcess(this HostApplicationBuilder builder)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Logging });
        var settings = SiloSettings.Read(builder.Configuration);
        var addresses = SiloAddresses.Choose(settings);

        // First to come, last to go: whoever watches the process must hear of its start and of its draining.
        builder.Services.AddSiloHealth(HealthAddress.Read(builder.Configuration));
        builder.AddClusteredSilo(settings, addresses);
        builder.AddAssayTelemetry();
        builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SiloBanner>(provider, settings, addresses));
        return builder;
    }

    /// <summary>One sentence for failures that a person can mend; null for those that need their stack trace.</summary>
    public static string? Explain(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is StartupException or OptionsValidationException)
                return cause.Message;
            if (cause is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied or SocketError.AddressNotAvailable })
                return $"{error.Message} Set Cluster:SiloPort, Cluster:GatewayPort or Cluster:HealthUrl to another address.";
        }

        return null;
    }
}
