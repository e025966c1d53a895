using Microsoft.Extensions.Logging;

namespace Assay.Silo.Configuration;

/// <summary>Defaults for log categories that say a lot and mean little; configuration can still open them.</summary>
internal static class LogLevels
{
    public static void QuietOrleans(this ILoggingBuilder logging)
    {
        // One line for every placement of a grain.
        logging.AddFilter("Polly", LogLevel.Warning);

        // One line for every statement.
        logging.AddFilter("Npgsql", LogLevel.Warning);

        // Its first check reports the machine's up-time as a stall.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
    }
}
