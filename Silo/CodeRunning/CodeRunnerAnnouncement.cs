using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.CodeRunning;

/// <summary>Says at the start whether code is run, and what of the settings cannot be meant.</summary>
internal sealed partial class CodeRunnerAnnouncement(CodeRunnerSettings settings, ILogger<CodeRunnerAnnouncement> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Warning is { } warning)
            LogWarning(logger, warning);
        if (settings.Options is { } options)
            LogRuns(logger, options.Address);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "Code is run by {Address}")]
    private static partial void LogRuns(ILogger logger, Uri address);
}
