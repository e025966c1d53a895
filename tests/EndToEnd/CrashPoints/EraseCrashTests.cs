using System.Globalization;
using System.Text.Json;
using Assay.CrashHost.Erasing;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Crashes;

public sealed class EraseCrashTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_process_that_dies_anywhere_in_an_erase_leaves_a_submission_that_is_whole_or_soon_erased_without_a_trace()
    {
        using var folder = new WorkFolder();
        var points = CrashHost.Points.CrashPoints.Erase;
        await RunAsync(folder, "prepare", points.Count);
        for (var i = 0; i < points.Count; i++)
        {
            var (exitCode, output) = await RunAsync(folder, "drive", i, points[i]);
            Assert.True(exitCode == ChildProcess.Killed, $"{points[i]} was never reached; the process ended with {exitCode}:\n{output}");
        }

        var (_, lines) = await RunAsync(folder, "finish", points.Count);

        var outcomes = JsonSerializer.Deserialize<List<EraseOutcome>>(lines.Split('\n').Single(line => line.StartsWith('[')))!;
        Assert.Equal(
            points.Select(point => (point, new EraseOutcome(point != points[0], RowsLeft: 0, Audited: 1, "submission_erased", FoundInFiles: false))),
            points.Zip(outcomes));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(WorkFolder folder, string what, int number, string? point = null)
    {
        List<string> arguments = ["erase", folder.Path, what, number.ToString(CultureInfo.InvariantCulture)];
        if (point is not null)
            arguments.Add(point);
        await using var child = await ChildProcess.RunAsync(Repository.CrashHost, arguments, folder.Path, Limit);
        if (point is null && child.ExitCode != 0)
            throw new InvalidOperationException($"CrashHost {string.Join(' ', arguments)} ended with {child.ExitCode}:\n{child.Output}");
        return (child.ExitCode, child.Output);
    }
}
