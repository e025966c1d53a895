using System.Diagnostics;
using Assay.Tests.Judging;

namespace Assay.ServiceBusStandIn;

public class ProcessTests
{
    private static readonly string[] Names = ["plain", "tls", "admin", "admin tls", "certificate"];

    [Fact]
    public async Task The_broker_runs_as_a_process_that_says_how_to_reach_it_and_ends_when_told()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Broker).Assembly.Location, "--queue", "one"]) { RedirectStandardOutput = true })!;
        try
        {
            var lines = new Dictionary<string, string>();
            foreach (var name in Names)
            {
                var parts = (await process.StandardOutput.ReadLineAsync(limit.Token))!.Split(": ", 2);
                Assert.Equal(name, parts[0]);
                lines.Add(parts[0], parts[1]);
            }

            Assert.EndsWith(";UseDevelopmentEmulator=true", lines["plain"], StringComparison.Ordinal);
            Assert.True(File.Exists(lines["certificate"]));

            await ToolRun.OfAsync(Path.GetTempPath(), TimeSpan.FromSeconds(5), "kill", $"{process.Id}");
            await process.WaitForExitAsync(limit.Token);

            Assert.Equal(0, process.ExitCode);
            Assert.False(File.Exists(lines["certificate"]));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task An_argument_that_is_not_known_is_told()
    {
        var run = await ToolRun.OfAsync(Path.GetTempPath(), TimeSpan.FromSeconds(30), "dotnet", typeof(Broker).Assembly.Location, "--what", "x");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("usage", run.Output, StringComparison.Ordinal);
    }
}
