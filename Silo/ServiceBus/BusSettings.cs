using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.ServiceBus;

/// <summary>Whether jobs go over the bus, and whether its queues are read.</summary>
/// <param name="Options">Where the bus is; null in direct mode.</param>
/// <param name="Sends">True when new jobs are handed to it; false when only what is left in the queues is finished.</param>
/// <param name="Warning">What the settings say that cannot be meant, or null.</param>
internal sealed record BusSettings(BusOptions? Options, bool Sends, string? Warning)
{
    private const string Flag = "USE_SERVICE_BUS";
    private static readonly Setting Drain = new("ServiceBus:Drain", "AZURE_SERVICE_BUS_DRAIN");

    public static BusSettings Read(IConfiguration configuration)
    {
        var (on, unknown) = TrueWord.Read(configuration, Flag, "the bus");
        if (!on)
        {
            return Drain.ReadFlag(configuration)
                ? new BusSettings(BusOptions.Read(configuration) ?? throw Drain.Wrong($"it needs {BusOptions.ConnectionName}, to know what to drain"), Sends: false, unknown)
                : new BusSettings(null, Sends: false, unknown);
        }

        return BusOptions.Read(configuration) is { } options
            ? new BusSettings(options, Sends: true, unknown)
            : new BusSettings(null, Sends: false, $"{Flag} is true and {BusOptions.ConnectionName} is not set: jobs run in the silos, without a bus.");
    }
}
