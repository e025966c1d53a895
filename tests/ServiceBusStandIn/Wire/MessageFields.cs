using System.Globalization;
using System.Text;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Assay.ServiceBusStandIn.Queues;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>What the broker reads from messages and writes on them.</summary>
internal static class MessageFields
{
    public const string DeadLetterReason = "DeadLetterReason";
    public const string DeadLetterDescription = "DeadLetterErrorDescription";

    private const string ScheduledEnqueueTime = "x-opt-scheduled-enqueue-time";

    public static DateTimeOffset? ScheduledFor(Message message) =>
        Annotation(message, ScheduledEnqueueTime) is DateTime at ? new DateTimeOffset(at.ToUniversalTime()) : null;

    public static TimeSpan? TimeToLive(Message message) =>
        message.Header is { } header && header.HasField(2) && header.Ttl > 0 ? TimeSpan.FromMilliseconds(header.Ttl) : null;

    public static Message Decode(byte[] encoded) => Message.Decode(new ByteBuffer(encoded, 0, encoded.Length, encoded.Length));

    /// <summary>A message without an id gets one, as the service does it.</summary>
    public static void Prepare(Message message)
    {
        message.DeliveryAnnotations = null;
        message.MessageAnnotations = WithSymbols(message.MessageAnnotations);
        message.Properties ??= new Properties();
        if (message.Properties.GetMessageId() is null)
            message.Properties.MessageId = Guid.NewGuid().ToString("N");
    }

    public static void Modify(Message message, Map? properties)
    {
        if (properties is null || properties.Count == 0)
            return;
        message.ApplicationProperties ??= new ApplicationProperties();
        foreach (var (key, value) in properties)
            message.ApplicationProperties[key.ToString()!] = value;
    }

    /// <summary>A copy to send, with what the broker knows of the message.</summary>
    public static TaggedMessage ForDelivery(StoredMessage stored)
    {
        var content = stored.Content;
        var annotations = WithSymbols(content.MessageAnnotations);
        annotations[new Symbol("x-opt-sequence-number")] = stored.SequenceNumber;
        annotations[new Symbol("x-opt-enqueued-time")] = stored.EnqueuedAt.UtcDateTime;
        annotations[new Symbol("x-opt-message-state")] = (int)stored.State;
        if (stored.LockToken is not null)
            annotations[new Symbol("x-opt-locked-until")] = stored.LockedUntil.UtcDateTime;
        var header = new Header { DeliveryCount = (uint)stored.DeliveryCount };
        if (content.Header is { } own && own.HasField(0))
            header.Durable = own.Durable;
        if (TimeToLive(content) is { } life)
            header.Ttl = (uint)life.TotalMilliseconds;
        return new TaggedMessage(stored.LockToken)
        {
            Header = header,
            MessageAnnotations = annotations,
            Properties = content.Properties,
            ApplicationProperties = content.ApplicationProperties,
            BodySection = content.BodySection,
            Footer = content.Footer,
        };
    }

    public static MessageView View(StoredMessage stored)
    {
        var content = stored.Content;
        var properties = (content.ApplicationProperties?.Map ?? []).ToDictionary(pair => pair.Key.ToString()!, pair => (object?)pair.Value, StringComparer.Ordinal);
        return new MessageView(
            content.Properties.GetMessageId().ToString()!, stored.SequenceNumber, stored.DeliveryCount, stored.State, stored.LockToken is not null, Text(content.Body))
        {
            ContentType = content.Properties.ContentType,
            CorrelationId = content.Properties.GetCorrelationId()?.ToString(),
            Properties = properties,
            DeadLetterReason = properties.GetValueOrDefault(DeadLetterReason) as string,
            DeadLetterErrorDescription = properties.GetValueOrDefault(DeadLetterDescription) as string,
            EnqueuedAt = stored.EnqueuedAt,
            ScheduledFor = stored.ScheduledFor,
            LockedUntil = stored.LockToken is null ? null : stored.LockedUntil,
        };
    }

    private static string Text(object? body) => body switch
    {
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        Data[] parts => string.Concat(parts.Select(part => Encoding.UTF8.GetString(part.Binary))),
        _ => Convert.ToString(body, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A copy. Some clients send text as keys, which the library can read but not write.</summary>
    private static MessageAnnotations WithSymbols(MessageAnnotations? from)
    {
        var annotations = new MessageAnnotations();
        foreach (var (key, value) in from?.Map ?? [])
            annotations[new Symbol(key.ToString())] = value;
        return annotations;
    }

    private static object? Annotation(Message message, string name) =>
        message.MessageAnnotations?.Map.FirstOrDefault(pair => pair.Key.ToString() == name).Value;
}
