using System.Collections.Concurrent;
using Assay.Scoring.Models;

namespace Assay.Grains.Tests.Scoring.Models;

/// <summary>A model that keeps what it is asked and does what its test says; by default it answers with the number of the call.</summary>
internal sealed class ScriptedModel : IAssayModel
{
    private readonly ConcurrentQueue<ModelPrompt> _prompts = new();
    private int _calls;

    public const int InputTokens = 1_000;
    public const int OutputTokens = 200;

    /// <summary>Gets the number of the call, from 1.</summary>
    public Func<int, CancellationToken, Task<string>> Script { get; set; } = (number, _) => Task.FromResult($"reply {number}");

    public ModelEnding Ending { get; set; } = ModelEnding.Complete;

    public int Calls => Volatile.Read(ref _calls);

    public IReadOnlyCollection<ModelPrompt> Prompts => _prompts;

    public async Task<ModelReply> AskAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        _prompts.Enqueue(prompt);
        var text = await Script(Interlocked.Increment(ref _calls), cancellationToken);
        return new ModelReply(text, Ending, "scripted-model-1", InputTokens, OutputTokens, TimeSpan.FromSeconds(2));
    }
}
