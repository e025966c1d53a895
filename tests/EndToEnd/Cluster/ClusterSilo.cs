using System.Globalization;
using System.Net;
using Assay.EndToEnd.Processes;
using Assay.Servers;

namespace Assay.EndToEnd.Cluster;

/// <summary>A silo process on ports of its own.</summary>
internal sealed class ClusterSilo : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(75);
    private readonly Uri _health;

    private ClusterSilo(ChildProcess process, int gateway, Uri health) => (Process, Gateway, _health) = (process, gateway, health);

    public ChildProcess Process { get; }

    public int Gateway { get; }

    public static ClusterSilo Begin(ClusterWorld world, double? slowSeconds)
    {
        var health = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        var gateway = FreePort.Next();
        var environment = world.SiloEnvironment();
        environment["ASSAY_SILO_HEALTH"] = health.GetLeftPart(UriPartial.Authority);
        environment["ASSAY_SILO_PORT"] = FreePort.Next().ToString(CultureInfo.InvariantCulture);
        environment["ASSAY_GATEWAY_PORT"] = gateway.ToString(CultureInfo.InvariantCulture);
        var process = slowSeconds is { } seconds
            ? ChildProcess.Start(Repository.CrashHost, ["silo", world.Folder.Path, seconds.ToString(CultureInfo.InvariantCulture)], world.Folder.Path, environment)
            : ChildProcess.Start(Repository.Silo, [], world.Folder.Path, environment);
        return new ClusterSilo(process, gateway, health);
    }

    public async Task<HttpStatusCode?> HealthAsync(string signal)
    {
        using var http = new HttpClient { BaseAddress = _health, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            using var reply = await http.GetAsync(new Uri($"/health/{signal}", UriKind.Relative));
            return reply.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task WaitUntilReadyAsync()
    {
        using var stop = new CancellationTokenSource(StartLimit);
        while (await HealthAsync("ready") != HttpStatusCode.OK)
        {
            if (Process.HasExited || stop.IsCancellationRequested)
                throw new InvalidOperationException($"The silo is not there:\n{Process.Output}");
            await Task.Delay(50, CancellationToken.None);
        }
    }

    public Task KillAsync() => Process.KillAsync();

    /// <summary>SIGTERM, and gone when this returns.</summary>
    public async Task StopAsync()
    {
        await Process.SignalAsync("TERM");
        await Process.WaitForExitAsync(StopLimit);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
