using Assay.Pipeline;
using Assay.Scoring.Models;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Assay.Silo.Models.Calls;

/// <summary>Makes a reply of what came over the wire.</summary>
internal static class ModelReplies
{
    private const int CharactersOfAToken = 4;

    public static ModelReply Of(AgentResponse response, ModelPrompt prompt, ModelSettings settings)
    {
        var refusal = response.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().FirstOrDefault();
        var text = refusal?.Message ?? response.Text;
        return new ModelReply(
            text,
            EndingOf(response, refusal),
            (response.RawRepresentation as ChatResponse)?.ModelId ?? settings.Name,
            Count(response.Usage?.InputTokenCount) ?? EstimateSent(prompt),
            Count(response.Usage?.OutputTokenCount) ?? Estimate(text),
            TimeSpan.Zero);
    }

    /// <summary>A prompt that the service's own filter stopped, before the model saw it.</summary>
    public static ModelReply Filtered(ModelPrompt prompt, ModelSettings settings) =>
        new("", ModelEnding.Refused, settings.Name, EstimateSent(prompt), 0, TimeSpan.Zero);

    private static ModelEnding EndingOf(AgentResponse response, ErrorContent? refusal)
    {
        if (refusal is not null || response.FinishReason == ChatFinishReason.ContentFilter)
            return ModelEnding.Refused;
        if (response.FinishReason == ChatFinishReason.Length)
            return ModelEnding.Truncated;
        return response.FinishReason is not null
            ? ModelEnding.Complete
            : throw new StageException(ModelFailures.BadReply, "The model's reply breaks off.");
    }

    private static int? Count(long? tokens) => tokens is > 0 and <= int.MaxValue ? (int)tokens : null;

    private static int EstimateSent(ModelPrompt prompt) => Estimate(prompt.Instructions) + Estimate(prompt.Input) + Estimate(prompt.Schema);

    private static int Estimate(string text) => (text.Length + CharactersOfAToken - 1) / CharactersOfAToken;
}
