using Assay.Api.Security;
using Microsoft.Extensions.Configuration.Memory;

namespace Assay.Api.Hosting;

/// <summary>Defaults of the process that any configuration source overrides: what is logged, where it listens, how large a body may be.</summary>
internal static class ApiDefaults
{
    private static readonly Dictionary<string, string?> Logging = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Logging:LogLevel:Orleans"] = "Warning",

        // Its first line at every start is the machine's uptime, taken for a stall.
        ["Logging:LogLevel:Orleans.Runtime.Watchdog"] = "Error",
    };

    public static WebApplicationBuilder AddApiDefaults(this WebApplicationBuilder builder)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Logging });

        if (!ListenAddresses.AnyConfigured(builder.Configuration))
            builder.WebHost.UseUrls(ListenAddresses.Default);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.Ordinary;
        });
        DrainingServer.Add(builder.Services);
        return builder;
    }
}
