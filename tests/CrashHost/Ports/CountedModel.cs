using System.Text.Json;
using Assay.Scoring.Models;

namespace Assay.CrashHost.Ports;

/// <summary>A model that counts its calls. Of one question, each sample answers once the one before is stored, so that a process can die between them.</summary>
internal sealed class CountedModel(PaidCalls calls) : IAssayModel
{
    public const int InputTokens = 900;
    public const int OutputTokens = 100;

    public async Task<ModelReply> AskAsync(ModelPrompt prompt, CancellationToken cancellationToken)
    {
        var key = PaidCalls.Current;
        calls.Asked(key);
        if (key.Sample > 1)
            await calls.WhenStored(key.SubmissionId, PaidCalls.NameOf(key.QuestionId, key.Sample - 1)).WaitAsync(cancellationToken);
        var text = prompt.Agent switch
        {
            ModelAgent.TextAnalyst => Verdict("memory stays limited", Level(key.Sample), "communication", "problemSolving", "explanationQuality"),
            ModelAgent.CodeAnalyst => Verdict("list(reversed(queue))", Level(key.Sample), "codingCorrectness", "codingEfficiency", "explanationQuality"),
            _ => "{}",
        };
        return new ModelReply(text, ModelEnding.Complete, "counted-1", InputTokens, OutputTokens, TimeSpan.FromSeconds(2));
    }

    private static int Level(int sample) => sample == 1 ? 2 : 3;

    private static string Verdict(string quote, int level, params string[] criteria) => JsonSerializer.Serialize(new
    {
        criteria = criteria.Select(criterion => new { criterion, quote, reason = "It says so.", level }),
    });
}
