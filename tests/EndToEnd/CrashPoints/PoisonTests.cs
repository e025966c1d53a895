using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Crashes;

public sealed class PoisonTests
{
    private const int All = 561;
    private const int ExpectedKills = 4;
    private const int MostStarts = 10;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_submission_that_kills_the_process_fails_alone_among_60_running_and_500_waiting()
    {
        using var folder = new WorkFolder();
        var kills = 0;
        var output = "";
        for (var start = 0; start < MostStarts; start++)
        {
            // The neighbours are still at work the first two times that it strikes.
            var mode = start switch { 0 => "seed", 1 => "hold", _ => "free" };
            await using var child = await ChildProcess.RunAsync(Repository.CrashHost, ["poison", folder.Path, mode], folder.Path, Limit);
            output = child.Output;
            if (child.ExitCode != ChildProcess.Killed)
                break;
            kills++;
        }

        var summary = JsonNode.Parse(output.Split('\n').Single(line => line.StartsWith('{')))!;
        Assert.Equal(All, (int)summary["Total"]!);
        Assert.Equal(["sub_poison interrupted_repeatedly"], summary["Failed"].Deserialize<string[]>()!);
        Assert.Equal(All - 1, (int)summary["DoneOnce"]!);
        Assert.Equal(ExpectedKills, kills);
    }
}
