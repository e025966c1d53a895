using Amqp.Framing;
using Amqp.Types;
using Assay.ServiceBusStandIn.Queues;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>Settlements as links carry them.</summary>
internal static class Settlements
{
    /// <summary>The reason and its description travel with the error, among properties to set.</summary>
    public static Settlement DeadLetter(Error? error)
    {
        var properties = new Map();
        foreach (var (key, value) in error?.Info ?? [])
            properties[key.ToString()!] = value;
        properties.Remove(MessageFields.DeadLetterReason, out var reason);
        properties.Remove(MessageFields.DeadLetterDescription, out var description);
        return new Settlement(SettlementKind.DeadLetter)
        {
            Reason = reason as string,
            Description = description as string ?? error?.Description,
            Properties = properties,
        };
    }

    /// <summary>What the broker answers; never the client's own words, which may hold keys that cannot be written.</summary>
    public static Outcome Outcome(SettlementKind kind) => kind switch
    {
        SettlementKind.Complete => new Accepted(),
        SettlementKind.DeadLetter => new Rejected(),
        SettlementKind.Defer => new Modified { UndeliverableHere = true },
        _ => new Modified(),
    };
}
