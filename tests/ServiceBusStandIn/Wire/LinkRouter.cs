using Amqp.Framing;
using Amqp.Listener;
using Assay.ServiceBusStandIn.Access;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>Decides about each link that a client attaches.</summary>
internal sealed class LinkRouter(ClientConnection connection, BrokerCore core) : ILinkProcessor
{
    private const string TokenNode = "$cbs";
    private const int SenderCredit = 1000;

    public void Process(AttachContext attachContext)
    {
        var attach = attachContext.Attach;
        var clientSends = attachContext.Link.Role;
        var address = (clientSends ? (attach.Target as Target)?.Address : (attach.Source as Source)?.Address) ?? "";
        var reply = clientSends ? null : new ReplyLink(connection.Replies, attachContext.Link, address, (attach.Target as Target)?.Address);
        // What the client says of itself comes back otherwise, with keys that the library cannot write.
        attach.Properties = null;
        if (address == TokenNode)
        {
            if (reply is null)
                attachContext.Complete(new TokenNode(connection, core), SenderCredit);
            else
                Reply(attachContext, reply);
            return;
        }

        var path = EntityPath.Of(address);
        if (!core.Queues.TryGetValue(path.Queue, out var queue))
        {
            attachContext.Complete(connection.Allows(path.Text, Claims.All) ? Errors.NotFound(path.Text) : Errors.Unauthorized("Listen"));
            return;
        }

        var needed = path.Management ? Claims.Send | Claims.Listen : clientSends ? Claims.Send : Claims.Listen;
        if (!connection.Allows(path.Text, needed))
        {
            attachContext.Complete(Errors.Unauthorized(needed.ToString()));
            return;
        }

        connection.Track(attachContext.Link, path.Text, needed);
        if (path.Management && reply is not null)
            Reply(attachContext, reply);
        else if (path.Management)
            attachContext.Complete(new ManagementNode(connection, core, queue, path), SenderCredit);
        else if (clientSends && path.DeadLetters)
            attachContext.Complete(Errors.NotAllowed("Messages are not sent to the dead letters."));
        else if (clientSends)
            Send(attachContext, new SenderLink(connection, core, queue, path.Text), queue.Settings.MostMessageBytes);
        else if (core.Faults.TakeThrottle(BusOperations.Receive))
            attachContext.Complete(Errors.ServerBusy);
        else
            Receive(attachContext, new ReceiverLink(connection, core, queue, path.DeadLetters, attachContext.Link, attach.SndSettleMode == SenderSettleMode.Settled));
    }

    private static void Send(AttachContext context, SenderLink link, int mostBytes)
    {
        context.Attach.MaxMessageSize = (ulong)mostBytes;
        context.Complete(link, SenderCredit);
    }

    private void Receive(AttachContext context, ReceiverLink link)
    {
        connection.Track(context.Link, link);
        context.Complete(link, 0);
    }

    private void Reply(AttachContext context, ReplyLink link)
    {
        context.Attach.SndSettleMode = SenderSettleMode.Settled;
        connection.Replies.Add(link);
        context.Complete(link, 0);
    }
}
