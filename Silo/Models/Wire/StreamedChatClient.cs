using System.Text;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Assay.Silo.Models.Wire;

/// <summary>Takes every reply in pieces and gives it whole, a refusal too: the client beneath gives that in one piece only.</summary>
internal sealed class StreamedChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var pieces = new List<ChatResponseUpdate>();
        var refusal = new StringBuilder();
        await foreach (var piece in GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            pieces.Add(piece);
            refusal.Append((piece.RawRepresentation as StreamingChatCompletionUpdate)?.RefusalUpdate);
        }

        var whole = pieces.ToChatResponse();
        if (refusal.Length > 0)
            whole.Messages.Add(new ChatMessage(ChatRole.Assistant, [new ErrorContent(refusal.ToString())]));
        return whole;
    }
}
