using System.Globalization;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Crashes;

/// <summary>
/// Runs one way through the pipeline once undisturbed and then once for each of its points: a process dies there, and the
/// next process on the same data finishes that submission before it drives its own.
/// </summary>
internal sealed class CrashChain(string scenario)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public async Task<IReadOnlyDictionary<string, CrashOutcome>> RunAsync()
    {
        using var folder = new WorkFolder();
        var points = CrashHost.Points.CrashPoints.Of(scenario);
        await RunAsync(folder, "prepare", points.Count + 1);
        await RunAsync(folder, "drive", 0);
        var exits = new int[points.Count];
        var outputs = new string[points.Count];
        for (var i = 0; i < points.Count; i++)
        {
            if (scenario == CrashHost.Points.CrashPoints.Interrupted)
            {
                // Cut off once before, in an earlier place.
                await RunAsync(folder, "drive", i + 1, "grader:written" + CrashHost.Points.CrashPoints.Before);
                (exits[i], outputs[i]) = await RunAsync(folder, "resume", i + 1, points[i]);
            }
            else
            {
                (exits[i], outputs[i]) = await RunAsync(folder, "drive", i + 1, points[i]);
            }
        }

        await RunAsync(folder, "finish", points.Count);
        var undisturbed = await ResultAsync(folder, 0);
        var outcomes = new Dictionary<string, CrashOutcome>();
        for (var i = 0; i < points.Count; i++)
            outcomes[points[i]] = new CrashOutcome(exits[i], outputs[i], undisturbed, await ResultAsync(folder, i + 1), await CallsAsync(folder, i + 1));
        return outcomes;
    }

    private async Task<(int ExitCode, string Output)> RunAsync(WorkFolder folder, string what, int number, string? point = null)
    {
        List<string> arguments = [what, folder.Path, scenario, number.ToString(CultureInfo.InvariantCulture)];
        if (point is not null)
            arguments.Add(point);
        await using var child = await ChildProcess.RunAsync(Repository.CrashHost, arguments, folder.Path, Limit);
        if (point is null && child.ExitCode != 0)
            throw new InvalidOperationException($"CrashHost {string.Join(' ', arguments)} ended with {child.ExitCode}:\n{child.Output}");
        return (child.ExitCode, child.Output);
    }

    private static async Task<string> ResultAsync(WorkFolder folder, int number)
    {
        var file = Path.Combine(folder.Path, number.ToString(CultureInfo.InvariantCulture) + ".json");
        return File.Exists(file) ? await File.ReadAllTextAsync(file) : "nothing";
    }

    private static async Task<string[]> CallsAsync(WorkFolder folder, int number)
    {
        var file = Path.Combine(folder.Path, "model-calls");
        var key = CrashHost.Scenarios.Targets.Key(number) + " ";
        return File.Exists(file)
            ? [.. (await File.ReadAllLinesAsync(file)).Where(line => line.StartsWith(key, StringComparison.Ordinal)).Select(line => line[key.Length..])]
            : [];
    }
}
