using System.Globalization;

namespace Assay.CrashHost.Scenarios;

/// <summary>What outlives the processes of one chain: the data folder, what the clients know, and the results.</summary>
internal sealed class WorkFolder(string path)
{
    public string Data => Path.Combine(path, "data");

    /// <summary>A file for every call of the slow grader, of whichever process.</summary>
    public string GraderCalls => Path.Combine(path, "grader-calls");

    /// <summary>The calls of the model and the results stored, of all processes.</summary>
    public string ModelCalls => Path.Combine(path, "model-calls");

    public void Remember(string key, string candidateId, DateTimeOffset deadline) =>
        File.WriteAllLines(Path.Combine(path, key), [candidateId, deadline.ToString("O", CultureInfo.InvariantCulture)]);

    public string CandidateOf(string key) => File.ReadAllLines(Path.Combine(path, key))[0];

    public DateTimeOffset DeadlineOf(string key) =>
        DateTimeOffset.Parse(File.ReadAllLines(Path.Combine(path, key))[1], CultureInfo.InvariantCulture);

    public void WriteResult(int index, string json) =>
        File.WriteAllText(Path.Combine(path, index.ToString(CultureInfo.InvariantCulture) + ".json"), json);
}
