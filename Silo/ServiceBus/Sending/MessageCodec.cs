using System.Text;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Assay.ServiceBus.Receiving;

namespace Assay.ServiceBus.Sending;

/// <summary>Between our messages and those of AMQP.</summary>
internal static class MessageCodec
{
    public static Message Encode(BusMessage message, BusOptions options)
    {
        var encoded = new Message
        {
            Header = new Header { Durable = true, Ttl = (uint)Math.Min((message.TimeToLive ?? options.TimeToLive).TotalMilliseconds, uint.MaxValue) },
            Properties = new Properties { MessageId = message.MessageId, ContentType = message.ContentType },
            BodySection = new Data { Binary = message.Body.ToArray() },
        };
        if (message.Properties.Count > 0)
        {
            encoded.ApplicationProperties = new ApplicationProperties();
            foreach (var (name, value) in message.Properties)
                encoded.ApplicationProperties[name] = value is DateTimeOffset time ? time.UtcDateTime : value;
        }

        if (message.ScheduledFor is { } due)
            encoded.MessageAnnotations = new MessageAnnotations { [new Symbol("x-opt-scheduled-enqueue-time")] = due.UtcDateTime };
        return encoded;
    }

    public static MessageContent Decode(Message message)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in message.ApplicationProperties?.Map ?? [])
        {
            if (value is not null)
                properties[name.ToString()!] = value;
        }

        return new MessageContent(
            message.Properties?.GetMessageId()?.ToString(),
            message.Properties?.ContentType?.ToString(),
            Body(message),
            properties);
    }

    // Other senders may put their JSON into a text value, or into several pieces.
    private static ReadOnlyMemory<byte> Body(Message message) => message.Body switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        Data[] pieces => pieces.SelectMany(piece => piece.Binary).ToArray(),
        _ => ReadOnlyMemory<byte>.Empty,
    };
}
