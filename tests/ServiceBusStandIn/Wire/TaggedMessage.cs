using Amqp;
using Amqp.Handler;
using EventId = Amqp.Handler.EventId;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>A message whose delivery tag is its lock token.</summary>
internal sealed class TaggedMessage(Guid? lockToken) : Message
{
    public Guid? LockToken => lockToken;
}

/// <summary>Where the library lets one set the tag, and hear of a client's goodbye before it is answered.</summary>
internal sealed class DeliveryTags(ClientConnection connection) : IHandler
{
    public bool CanHandle(EventId id) => id is EventId.SendDelivery or EventId.LinkRemoteClose;

    public void Handle(Event protocolEvent)
    {
        if (protocolEvent.Id == EventId.LinkRemoteClose)
            connection.OnClosing(protocolEvent.Link);
        else if (protocolEvent.Context is IDelivery { Message: TaggedMessage { LockToken: { } token } } delivery)
            delivery.Tag = token.ToByteArray();
    }
}
