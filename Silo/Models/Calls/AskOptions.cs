using System.Text.Json;
using Assay.Scoring.Models;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;

namespace Assay.Silo.Models.Calls;

/// <summary>What is sent beside the messages.</summary>
internal static class AskOptions
{
    public static ChatOptions Of(ModelPrompt prompt, ModelSettings settings)
    {
        using var schema = JsonDocument.Parse(prompt.Schema);
        return new ChatOptions
        {
            Instructions = prompt.Instructions,
            ResponseFormat = ChatResponseFormat.ForJsonSchema(schema.RootElement.Clone(), prompt.SchemaName),
            AdditionalProperties = new AdditionalPropertiesDictionary { ["strict"] = true },
            Temperature = settings.Temperature,
            MaxOutputTokens = settings.Reasons ? prompt.MostOutputTokens : null,
            RawRepresentationFactory = _ => Raw(prompt, settings),
        };
    }

    private static ChatCompletionOptions Raw(ModelPrompt prompt, ModelSettings settings)
    {
        var options = new ChatCompletionOptions { StoredOutputEnabled = false };
#pragma warning disable SCME0001 // The client has no other way to the name that servers beside OpenAI's know.
        if (!settings.Reasons)
            options.Patch.Set("$.max_tokens"u8, prompt.MostOutputTokens);
#pragma warning restore SCME0001
        return options;
    }
}
