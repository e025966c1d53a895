using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.Clustering.Client;

/// <summary>Warns of a credential that this process does not use and should not be given.</summary>
internal sealed partial class NeedlessSetting(string name, ILogger<NeedlessSetting> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogNeedless(logger, name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Setting} is set and not used: an API of a cluster needs no store. Take it away from this process")]
    private static partial void LogNeedless(ILogger logger, string setting);
}
