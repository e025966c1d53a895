using System.Globalization;
using System.Text.Json.Nodes;

namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>A reply as the services write it: whole, or in the pieces of a stream.</summary>
internal sealed record Completion(int Number, string Model, string? Content, int PromptTokens)
{
    private const int CharactersOfAToken = 4;
    private const int MostPieces = 64;
    private const int ShortestPiece = 16;

    public string? Refusal { get; init; }

    public string FinishReason { get; init; } = "stop";

    public bool HasChoices { get; init; } = true;

    public bool CountsTokens { get; init; } = true;

    private string Id => string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{Number:d8}");

    public static int Tokens(string text) => (text.Length + CharactersOfAToken - 1) / CharactersOfAToken;

    public JsonObject ToJson()
    {
        var reply = Head("chat.completion");
        reply["choices"] = HasChoices ? [Choice("message", Message(), FinishReason)] : new JsonArray();
        if (CountsTokens)
            reply["usage"] = Usage();
        return reply;
    }

    /// <summary>The role, the content in pieces, the end, and the tokens where they were asked for.</summary>
    public IEnumerable<JsonObject> ToChunks(bool includeUsage)
    {
        if (HasChoices)
        {
            yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" });
            var (name, text) = Refusal is null ? ("content", Content ?? "") : ("refusal", Refusal);
            var size = Math.Max(ShortestPiece, text.Length / MostPieces);
            for (var at = 0; at < text.Length; at += size)
                yield return Chunk(new JsonObject { [name] = text.Substring(at, Math.Min(size, text.Length - at)) });
            yield return Chunk([], FinishReason);
        }

        if (!includeUsage || !CountsTokens)
            yield break;
        var last = Head("chat.completion.chunk");
        last["choices"] = new JsonArray();
        last["usage"] = Usage();
        yield return last;
    }

    private static JsonObject Choice(string part, JsonObject content, string? finish) =>
        new() { ["index"] = 0, [part] = content, ["logprobs"] = null, ["finish_reason"] = finish };

    private JsonObject Message() => new() { ["role"] = "assistant", ["content"] = Refusal is null ? Content : null, ["refusal"] = Refusal };

    private JsonObject Chunk(JsonObject delta, string? finish = null)
    {
        var chunk = Head("chat.completion.chunk");
        chunk["choices"] = new JsonArray(Choice("delta", delta, finish));
        return chunk;
    }

    private JsonObject Head(string kind) => new() { ["id"] = Id, ["object"] = kind, ["created"] = 1_700_000_000 + Number, ["model"] = Model };

    private JsonObject Usage()
    {
        var completion = Tokens(Refusal ?? Content ?? "");
        return new() { ["prompt_tokens"] = PromptTokens, ["completion_tokens"] = completion, ["total_tokens"] = PromptTokens + completion };
    }
}
