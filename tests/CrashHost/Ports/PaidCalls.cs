using System.Collections.Concurrent;
using System.Globalization;
using Assay.CrashHost.Scenarios;
using Assay.Scoring.Models;

namespace Assay.CrashHost.Ports;

/// <summary>One line for each call of the model and one for each result that is stored, in the order they came, of whichever process.</summary>
internal sealed class PaidCalls(WorkFolder folder)
{
    private static readonly AsyncLocal<PaidKey?> AskedFor = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _stored = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>What the running call is for; a model itself is not told.</summary>
    public static PaidKey Current
    {
        get => AskedFor.Value ?? throw new InvalidOperationException("A model is asked by the desk alone.");
        set => AskedFor.Value = value;
    }

    public static string NameOf(string question, int sample) =>
        string.Create(CultureInfo.InvariantCulture, $"{(question.Length == 0 ? "report" : question)}.{sample}");

    public void Asked(PaidKey key) => Append($"{key.SubmissionId} asked {NameOf(key.QuestionId, key.Sample)}");

    public void Stored(string submission, string name)
    {
        Append($"{submission} stored {name}");
        Signal($"{submission} {name}").TrySetResult();
    }

    /// <summary>Completes once a result was stored, by this process or one before.</summary>
    public Task WhenStored(string submission, string name) => File.Exists(folder.ModelCalls) && Read().Contains($"{submission} stored {name}")
        ? Task.CompletedTask
        : Signal($"{submission} {name}").Task;

    private string[] Read()
    {
        lock (_lock)
            return File.ReadAllLines(folder.ModelCalls);
    }

    private void Append(string line)
    {
        lock (_lock)
            File.AppendAllText(folder.ModelCalls, line + "\n");
    }

    private TaskCompletionSource Signal(string name) =>
        _stored.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
