using Assay.ServiceBus.Connection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assay.ServiceBus;

/// <summary>Says at the start whether jobs go over the bus, and what of the settings cannot be meant.</summary>
internal sealed partial class BusAnnouncement(BusSettings settings, ILogger<BusAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Warning is { } warning)
            LogWarning(logger, warning);
        if (settings.Options is { } options && settings.Sends)
            LogSends(logger, options.Connection);
        else if (settings.Options is { } left)
            LogDrains(logger, left.Connection);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "Jobs go over the bus {Bus}")]
    private static partial void LogSends(ILogger logger, BusConnectionString bus);

    [LoggerMessage(Level = LogLevel.Information, Message = "What is left in the queues of {Bus} is finished; new jobs go without it")]
    private static partial void LogDrains(ILogger logger, BusConnectionString bus);
}
