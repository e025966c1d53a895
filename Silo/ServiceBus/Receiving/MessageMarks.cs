using Amqp;

namespace Assay.ServiceBus.Receiving;

/// <summary>What the broker wrote on a message.</summary>
/// <param name="SequenceNumber">Unique in its queue.</param>
/// <param name="EnqueuedAt">When it appeared.</param>
/// <param name="LockedUntil">Until when it is ours.</param>
/// <param name="ScheduledFor">When it shall appear, of a scheduled one.</param>
/// <param name="DeliveryCount">How often it was delivered before: 0 at the first delivery.</param>
internal sealed record MessageMarks(
    long SequenceNumber,
    DateTimeOffset EnqueuedAt,
    DateTimeOffset? LockedUntil,
    DateTimeOffset? ScheduledFor,
    int DeliveryCount)
{
    public static MessageMarks From(Message message)
    {
        var marks = message.MessageAnnotations;
        return new MessageMarks(
            marks.Read("x-opt-sequence-number") is long number ? number : 0,
            Time(marks.Read("x-opt-enqueued-time")) ?? default,
            Time(marks.Read("x-opt-locked-until")),
            Time(marks.Read("x-opt-scheduled-enqueue-time")),
            (int)Math.Min(message.Header?.DeliveryCount ?? 0, int.MaxValue));
    }

    private static DateTimeOffset? Time(object? value) => value is DateTime time ? new DateTimeOffset(time.ToUniversalTime()) : null;
}
