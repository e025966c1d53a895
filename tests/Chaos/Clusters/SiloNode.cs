using System.Globalization;
using System.Net;
using Assay.Servers;

namespace Assay.Chaos.Clusters;

/// <summary>One silo of the cluster, through all its lives as a process.</summary>
internal sealed class SiloNode(ChaosCluster cluster, string clusterId) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(80);
    private readonly int _healthPort = FreePort.Next();
    private ServerProcess? _process;
    private int _siloPort;
    private int _gatewayPort;

    public ServerProcess Process => _process ?? throw new InvalidOperationException("The silo is not started.");

    public bool HasExited => Process.HasExited;

    /// <param name="samePorts">Else it comes back under an address that the others have not seen yet.</param>
    public async Task StartAsync(bool samePorts)
    {
        await ForgetAsync();
        if (!samePorts || _siloPort == 0)
            (_siloPort, _gatewayPort) = (FreePort.Next(), FreePort.Next());
        _process = await ServerProcess.StartAsync(
            cluster.Folder,
            new Dictionary<string, string>(cluster.Bus?.Settings ?? [])
            {
                [ServerProcess.EndSignal] = "KILL",
                ["ASSAY_MEMBERSHIP"] = "postgres",
                ["ASSAY_STORAGE"] = "postgres",
                ["ASSAY_POSTGRES"] = cluster.Database,
                ["ASSAY_CLUSTER_ID"] = clusterId,
                ["ASSAY_SILO_HEALTH"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_healthPort}"),
                ["ASSAY_SILO_PORT"] = _siloPort.ToString(CultureInfo.InvariantCulture),
                ["ASSAY_GATEWAY_PORT"] = _gatewayPort.ToString(CultureInfo.InvariantCulture),
            },
            "dotnet",
            typeof(SiloNode).Assembly.Location,
            "silo",
            cluster.Folder,
            cluster.Seed.ToString(CultureInfo.InvariantCulture));
    }

    public async Task WaitUntilReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_healthPort}")), Timeout = TimeSpan.FromSeconds(5) };
        using var stop = new CancellationTokenSource(StartLimit);
        while (!await IsReadyAsync(http))
        {
            if (HasExited || stop.IsCancellationRequested)
                throw new InvalidOperationException($"The silo is not there:\n{Process.Output}");
            await Task.Delay(100, CancellationToken.None);
        }
    }

    /// <summary>SIGKILL, and gone when this returns.</summary>
    public async Task KillAsync()
    {
        await Process.SignalAsync("KILL");
        await Process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and gone when this returns.</summary>
    public async Task<int> StopAsync()
    {
        await Process.SignalAsync("TERM");
        using var limit = new CancellationTokenSource(StopLimit);
        while (!HasExited)
            await Task.Delay(50, limit.Token);
        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        await ForgetAsync();
    }

    // What it said stays beside its record.
    private async Task ForgetAsync()
    {
        if (_process is null)
            return;
        await File.WriteAllTextAsync(Path.Combine(cluster.Folder, string.Create(CultureInfo.InvariantCulture, $"silo-{_process.Id}.log")), _process.Output);
        await _process.DisposeAsync();
        _process = null;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var reply = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return reply.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
