using System.Diagnostics;

namespace Assay.Bench;

/// <summary>The stand-in broker as a program of its own, so that its work is not counted as the silo's.</summary>
internal sealed class BrokerProcess : IAsyncDisposable
{
    private const string Label = "plain: ";
    private readonly Process _process;

    private BrokerProcess(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    public static async Task<BrokerProcess> StartAsync()
    {
        var program = typeof(ServiceBusStandIn.Broker).Assembly.Location;
        var process = Process.Start(new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Label, StringComparison.Ordinal))
                return new BrokerProcess(process, line[Label.Length..]);
        }

        throw new InvalidOperationException("The stand-in broker did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
