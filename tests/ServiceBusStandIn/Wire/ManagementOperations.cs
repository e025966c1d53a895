using Amqp.Types;
using Assay.ServiceBusStandIn.Queues;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>One request to a queue's <c>$management</c>; all is read from its body.</summary>
internal sealed class ManagementOperations(QueueSettings settings, bool deadLetters, Map body)
{
    private const uint DeleteMode = 0;

    public ManagementReply RenewLock(QueueState state)
    {
        var expirations = Tokens().Select(token => state.Renew(deadLetters, token)).ToList();
        return expirations.Contains(null)
            ? ManagementReply.Of(410, Errors.LockLost)
            : ManagementReply.Ok(new Map { ["expirations"] = expirations.Select(at => at!.Value.UtcDateTime).ToArray() });
    }

    public ManagementReply UpdateDisposition(QueueState state)
    {
        SettlementKind? kind = Text("disposition-status") switch
        {
            "completed" => SettlementKind.Complete,
            "abandoned" => SettlementKind.Abandon,
            "defered" => SettlementKind.Defer,
            "suspended" => SettlementKind.DeadLetter,
            _ => null,
        };
        if (kind is null)
            return ManagementReply.Of(400, Errors.NotAllowed("disposition-status is none of those known."));
        var settlement = new Settlement(kind.Value)
        {
            Reason = Text("deadletter-reason"),
            Description = Text("deadletter-description"),
            Properties = Value("properties-to-modify") as Map,
        };
        var kept = true;
        foreach (var token in Tokens())
            kept &= state.Settle(deadLetters, token, settlement);
        return kept ? ManagementReply.Ok() : ManagementReply.Of(410, Errors.LockLost);
    }

    public ManagementReply Peek(QueueState state)
    {
        var from = Convert.ToInt64(Value("from-sequence-number") ?? 0L, null);
        var most = Convert.ToInt32(Value("message-count") ?? 1, null);
        var found = state.Sub(deadLetters).All.Where(message => message.SequenceNumber >= from).Take(most).Select(message => Entry(message)).ToList();
        return found.Count == 0 ? ManagementReply.NoContent() : Messages(found);
    }

    public ManagementReply Schedule(QueueState state)
    {
        var messages = Items("messages").Select(item => MessageFields.Decode((byte[])((Map)item)["message"])).ToList();
        messages.ForEach(MessageFields.Prepare);
        if (messages.Any(message => message.Encode().Length > settings.MostMessageBytes))
            return ManagementReply.Of(400, Errors.TooLarge);
        return ManagementReply.Ok(new Map { ["sequence-numbers"] = messages.Select(state.Enqueue).ToArray() });
    }

    public ManagementReply CancelScheduled(QueueState state)
    {
        var cancelled = true;
        foreach (var number in Numbers())
            cancelled &= state.CancelScheduled(number);
        return cancelled ? ManagementReply.Ok() : ManagementReply.Of(404, Errors.MessageNotFound);
    }

    public ManagementReply ReceiveDeferred(QueueState state)
    {
        var delete = Convert.ToUInt32(Value("receiver-settle-mode") ?? 1u, null) == DeleteMode;
        var taken = Numbers().Select(number => state.TakeDeferred(deadLetters, number, delete)).ToList();
        return taken.Contains(null) ? ManagementReply.Of(404, Errors.MessageNotFound) : Messages(taken.Select(message => Entry(message!)));
    }

    private static ManagementReply Messages(IEnumerable<Map> entries)
    {
        var list = new List();
        foreach (var entry in entries)
            list.Add(entry);
        return ManagementReply.Ok(new Map { ["messages"] = list });
    }

    private static Map Entry(StoredMessage message)
    {
        var encoded = MessageFields.ForDelivery(message).Encode();
        var entry = new Map { ["message"] = encoded.Buffer.AsSpan(encoded.Offset, encoded.Length).ToArray() };
        if (message.LockToken is { } token)
            entry["lock-token"] = token;
        return entry;
    }

    private object? Value(string name) => body.TryGetValue(name, out var value) ? value : null;

    private string? Text(string name) => Value(name)?.ToString();

    private IEnumerable<object> Items(string name) => Value(name) is System.Collections.IEnumerable items ? items.Cast<object>() : [];

    private IEnumerable<Guid> Tokens() => Items("lock-tokens").Cast<Guid>();

    private IEnumerable<long> Numbers() => Items("sequence-numbers").Select(number => Convert.ToInt64(number, null));
}
