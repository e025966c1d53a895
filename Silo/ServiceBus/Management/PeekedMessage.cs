using Amqp;
using Assay.ServiceBus.Receiving;
using Assay.ServiceBus.Sending;

namespace Assay.ServiceBus.Management;

/// <summary>A message read without a lock.</summary>
internal sealed record PeekedMessage(MessageContent Content, MessageMarks Marks, PeekedState State)
{
    public static PeekedMessage From(Message message) => new(
        MessageCodec.Decode(message),
        MessageMarks.From(message),
        message.MessageAnnotations.Read("x-opt-message-state") switch
        {
            1 or 1L => PeekedState.Deferred,
            2 or 2L => PeekedState.Scheduled,
            _ => PeekedState.Active,
        });
}
