using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Cluster;

/// <summary>The calls that the slow graders of all silos have begun, each with its submission and question.</summary>
internal sealed class GraderCalls(WorkFolder folder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly string _calls = Path.Combine(folder.Path, "grader-calls");

    public List<string> All() => Directory.Exists(_calls)
        ? [.. Directory.GetFiles(_calls).Select(file => Path.GetFileName(file)[..Path.GetFileName(file).LastIndexOf(' ')])]
        : [];

    public async Task WaitForAsync(int count)
    {
        using var stop = new CancellationTokenSource(Limit);
        while (All().Count < count)
            await Task.Delay(20, stop.Token);
    }
}
