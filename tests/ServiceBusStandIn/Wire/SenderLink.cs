using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Assay.ServiceBusStandIn.Access;
using Assay.ServiceBusStandIn.Queues;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>Takes in what a client sends to a queue.</summary>
internal sealed class SenderLink(ClientConnection connection, BrokerCore core, MessageQueue queue, string path) : LinkEndpoint
{
    private const uint BatchFormat = 0x80013700;

    public override void OnMessage(MessageContext messageContext) => _ = TakeAsync(messageContext.Link, messageContext.Message);

    public override void OnFlow(FlowContext flowContext)
    {
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
    }

    private async Task TakeAsync(ListenerLink link, Message message)
    {
        try
        {
            core.Operations.OnSend();
            var problem = !connection.Allows(path, Claims.Send) ? Errors.Unauthorized(nameof(Claims.Send))
                : core.Faults.TakeThrottle(BusOperations.Send) ? Errors.ServerBusy
                : await StoreAsync(message);
            if (problem is null && core.Faults.TakeCutSend())
                connection.Cut();
            else
                link.DisposeMessage(message, problem is null ? new Accepted() : new Rejected { Error = problem }, settled: true);
        }
        catch (Exception problem) when (problem is AmqpException or ObjectDisposedException)
        {
            // The link is gone: the client does not know what became of its message.
        }
    }

    private async Task<Error?> StoreAsync(Message message)
    {
        List<Message> messages;
        try
        {
            messages = message.Format == BatchFormat ? [.. Unpack(message)] : [message];
            messages.ForEach(MessageFields.Prepare);
            if (messages.Sum(each => each.Encode().Length) > queue.Settings.MostMessageBytes)
                return Errors.TooLarge;
        }
        catch (Exception problem) when (problem is AmqpException or InvalidOperationException or InvalidCastException)
        {
            return Errors.NotReadable;
        }

        await queue.AskAsync(state => messages.Select(state.Enqueue).ToArray());
        return null;
    }

    private static IEnumerable<Message> Unpack(Message batch) => batch.Body switch
    {
        byte[] one => [MessageFields.Decode(one)],
        Data[] parts => parts.Select(part => MessageFields.Decode(part.Binary)),
        _ => throw new AmqpException(ErrorCode.DecodeError, "A batch is a row of messages."),
    };
}
