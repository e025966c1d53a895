using Amqp;
using Amqp.Handler;
using EventId = Amqp.Handler.EventId;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>A message whose delivery tag is its lock token.</summary>
internal sealed class TaggedMessage(Guid? lockToken) : Message
{
    public Guid? LockToken => lockToken;
}

/// <summary>Where the library lets one set the tag.</summary>
internal sealed class DeliveryTags : IHandler
{
    public bool CanHandle(EventId id) => id == EventId.SendDelivery;

    public void Handle(Event protocolEvent)
    {
        if (protocolEvent.Context is IDelivery { Message: TaggedMessage { LockToken: { } token } } delivery)
            delivery.Tag = token.ToByteArray();
    }
}
