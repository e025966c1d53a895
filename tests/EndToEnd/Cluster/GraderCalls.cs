using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Cluster;

/// <summary>What the slow graders of all silos wrote down: a line for every call.</summary>
internal sealed class GraderCalls(WorkFolder folder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly string _file = Path.Combine(folder.Path, "grader-calls");

    public List<string> All()
    {
        if (!File.Exists(_file))
            return [];
        using var file = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    public async Task WaitForAsync(int count)
    {
        using var stop = new CancellationTokenSource(Limit);
        while (All().Count < count)
            await Task.Delay(20, stop.Token);
    }
}
