using System.Collections.Immutable;
using System.Text.Json;
using Assay.Scoring.Models;

namespace Assay.Grains.Tests.Scoring.Models;

/// <summary>A desk whose replies the test names, and that notes what it was asked. It stores nothing.</summary>
internal sealed class ScriptedDesk(Func<PaidKey, ModelPrompt, CancellationToken, Task<ModelReply>> answer) : IModelDesk
{
    private ImmutableList<(PaidKey Key, ModelPrompt Prompt)> _asked = [];

    public ScriptedDesk(Func<PaidKey, ModelReply> answer)
        : this((key, _, _) => Task.FromResult(answer(key)))
    {
    }

    public ImmutableList<(PaidKey Key, ModelPrompt Prompt)> Asked => _asked;

    public async Task<PaidResult> AskAsync(PaidKey key, ModelPrompt prompt, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Update(ref _asked, static (list, item) => list.Add(item), (key, prompt));
        return new("hash", await answer(key, prompt, cancellationToken), .002m, Make.Noon);
    }

    public static ModelReply Reply(string text, ModelEnding ending = ModelEnding.Complete) => new(text, ending, "gpt-test", 100, 20, TimeSpan.FromSeconds(2));

    /// <summary>A verdict on a written answer: three levels, each with the same quote.</summary>
    public static ModelReply Written(int communication, int problemSolving, int explanationQuality, string quote, string reason = "It says so.", string? items = null) =>
        Verdict(quote, reason, items, ("communication", communication), ("problemSolving", problemSolving), ("explanationQuality", explanationQuality));

    public static ModelReply Code(int correctness, int efficiency, int explanationQuality, string quote) =>
        Verdict(quote, "It says so.", null, ("codingCorrectness", correctness), ("codingEfficiency", efficiency), ("explanationQuality", explanationQuality));

    private static ModelReply Verdict(string quote, string reason, string? items, params (string Criterion, int Level)[] verdicts) => Reply(
        $$"""{"criteria":{{JsonSerializer.Serialize(verdicts.Select(verdict => new { criterion = verdict.Criterion, quote = verdict.Level == 0 ? "" : quote, reason, level = verdict.Level }))}}{{(items is null ? "" : $",\"items\":{items}")}}}""");
}
