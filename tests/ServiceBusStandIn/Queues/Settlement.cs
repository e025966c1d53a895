using Amqp.Types;

namespace Assay.ServiceBusStandIn.Queues;

internal enum SettlementKind
{
    Complete,
    Abandon,
    Defer,
    DeadLetter,
}

/// <summary>What a receiver decided about a message that it holds.</summary>
internal sealed record Settlement(SettlementKind Kind)
{
    public string? Reason { get; init; }

    public string? Description { get; init; }

    /// <summary>Application properties to set on the message.</summary>
    public Map? Properties { get; init; }
}
