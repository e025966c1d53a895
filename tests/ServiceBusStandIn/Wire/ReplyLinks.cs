using System.Collections.Concurrent;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>Where the answers to a client's requests go.</summary>
internal sealed class ReplyLink(ReplyLinks all, ListenerLink link, string node, string? address) : LinkEndpoint
{

    public bool Is(string wantedNode) => string.Equals(node, wantedNode, StringComparison.OrdinalIgnoreCase);

    /// <summary>Clients name the target's address, or the link.</summary>
    public bool Answers(string replyTo) => replyTo == address || replyTo == link.Name;

    public void Send(Message message) => link.SendMessage(message);

    public override void OnFlow(FlowContext flowContext)
    {
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
    }

    public override void OnLinkClosed(ListenerLink listenerLink, Error error) => all.Remove(this);
}

internal sealed class ReplyLinks
{
    private readonly ConcurrentDictionary<ReplyLink, bool> _links = new();

    public void Add(ReplyLink link) => _links[link] = true;

    public void Remove(ReplyLink link) => _links.TryRemove(link, out _);

    public void Answer(string node, Message request, Message reply)
    {
        reply.Properties = new Properties();
        if (request.Properties?.GetMessageId() is { } id)
            reply.Properties.SetCorrelationId(id);
        var replyTo = request.Properties?.ReplyTo ?? "";
        var open = _links.Keys.Where(link => link.Is(node)).ToList();
        try
        {
            (open.FirstOrDefault(link => link.Answers(replyTo)) ?? open.FirstOrDefault())?.Send(reply);
        }
        catch (Exception problem) when (problem is AmqpException or ObjectDisposedException)
        {
            // Nobody is there any more to hear it.
        }
    }
}
