namespace Assay.ServiceBus.Receiving;

/// <summary>What a sender put into a message. Any sender: nothing of it is certain.</summary>
/// <param name="MessageId">As text, whatever its type was.</param>
/// <param name="ContentType">As said by the sender.</param>
/// <param name="Body">Bytes, or a text as UTF-8; empty for anything else.</param>
/// <param name="Properties">Application properties.</param>
internal sealed record MessageContent(
    string? MessageId,
    string? ContentType,
    ReadOnlyMemory<byte> Body,
    IReadOnlyDictionary<string, object> Properties)
{
    /// <summary>Of a message that cannot be taken apart.</summary>
    public static readonly MessageContent Unreadable = new(null, null, ReadOnlyMemory<byte>.Empty, new Dictionary<string, object>());
}
