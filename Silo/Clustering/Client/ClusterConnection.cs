using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.Clustering.Client;

/// <summary>
/// Starts Orleans' client beside the host instead of within its start: the process listens, and says that it is not ready,
/// while no silo is there.
/// </summary>
internal sealed partial class ClusterConnection(
    IClusterClient client,
    ConnectionState state,
    IHostApplicationLifetime process,
    ILogger<ClusterConnection> logger) : IHostedService, IDisposable
{
    private readonly IHostedService _client = (IHostedService)client;
    private readonly CancellationTokenSource _stop = new();
    private Task _starting = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _starting = Task.Run(ConnectAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _starting.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (state.IsConnected)
            await _client.StopAsync(cancellationToken);
        state.IsConnected = false;
    }

    public void Dispose() => _stop.Dispose();

    private async Task ConnectAsync()
    {
        try
        {
            await _client.StartAsync(_stop.Token);
            state.IsConnected = true;
            LogConnected(logger);
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The process stops; nobody waits for the connection any more.
        }
        catch (Exception error)
        {
            // Tries go on without end for whatever may pass. A client that has failed otherwise cannot be started a second time.
            LogFailed(logger, error);
            Environment.ExitCode = 1;
            process.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to the cluster")]
    private static partial void LogConnected(ILogger logger);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The client of the cluster cannot start; the process ends, so that its supervisor starts it again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
