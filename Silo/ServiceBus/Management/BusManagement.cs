using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Sending;

namespace Assay.ServiceBus.Management;

/// <summary>
/// What is asked of a queue over <c>$management</c>, where every call has an answer of the broker. A call waits for the bus to come
/// back and is tried again after a cut, within <see cref="BusOptions.OperationLimit"/> in all.
/// </summary>
internal sealed class BusManagement(BusClient client, BusParts parts, string queue)
{
    private const int MostTries = 3;
    private const int NothingThere = 204;
    private readonly CurrentLink<RequestLinks> _links = new(
        client.NextConnectionAsync,
        connection => connection.AttachRequestsAsync($"{queue}/$management"),
        links => links.IsOpen);

    /// <summary>The name of the queue, with <c>/$deadletterqueue</c> for its dead letters.</summary>
    public string Queue => queue;

    /// <summary>Renews a lock.</summary>
    /// <returns>Until when it holds now.</returns>
    /// <exception cref="BusException"><see cref="BusFailure.LockLost"/> when the message is no longer ours.</exception>
    public async Task<DateTimeOffset> RenewAsync(Guid lockToken, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("renew-lock", new Map { ["lock-tokens"] = new[] { lockToken } }, MostTries, cancellationToken);
        return answer.Body("expirations") is DateTime[] { Length: > 0 } times
            ? new DateTimeOffset(times[0].ToUniversalTime())
            : throw Unreadable("renew-lock");
    }

    /// <summary>Settles a message by its lock token, also one that an earlier connection brought.</summary>
    /// <exception cref="BusException">
    /// <see cref="BusFailure.LockLost"/> when the message is no longer ours; after a try that was cut this can mean that it had worked.
    /// </exception>
    public async Task SettleAsync(Guid lockToken, Settlement settlement, CancellationToken cancellationToken)
    {
        var body = new Map { ["lock-tokens"] = new[] { lockToken }, ["disposition-status"] = settlement.Status };
        if (settlement.Reason is not null)
            body["deadletter-reason"] = settlement.Reason;
        if (settlement.Description is not null)
            body["deadletter-description"] = settlement.Description;
        if (settlement.Properties is { Count: > 0 } properties)
        {
            var changed = new Map();
            foreach (var (name, value) in properties)
                changed[name] = value;
            body["properties-to-modify"] = changed;
        }

        await CallAsync("update-disposition", body, MostTries, cancellationToken);
    }

    /// <summary>Reads messages without locking them, scheduled and locked ones too, from a sequence number on.</summary>
    public async Task<IReadOnlyList<PeekedMessage>> PeekAsync(long fromSequenceNumber, int count, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("peek-message", new Map { ["from-sequence-number"] = fromSequenceNumber, ["message-count"] = count }, MostTries, cancellationToken);
        if (answer.Body("messages") is not System.Collections.IEnumerable found)
            return [];
        var messages = new List<PeekedMessage>();
        foreach (var item in found)
        {
            if (item is Map map && map["message"] is byte[] encoded)
                messages.Add(PeekedMessage.From(Message.Decode(new ByteBuffer(encoded, 0, encoded.Length, encoded.Length))));
        }

        return messages;
    }

    /// <summary>Has a message appear at its time. Not tried again after a cut: it would be there twice.</summary>
    /// <returns>The sequence number, by which it can be cancelled.</returns>
    public async Task<long> ScheduleAsync(BusMessage message, CancellationToken cancellationToken)
    {
        if (message.ScheduledFor is null)
            throw new ArgumentException("The message has no time.", nameof(message));
        var encoded = MessageCodec.Encode(message, parts.Options).Encode();
        var item = new Map
        {
            ["message-id"] = message.MessageId,
            ["message"] = encoded.Buffer.AsSpan(encoded.Offset, encoded.Length).ToArray(),
        };
        var answer = await CallAsync("schedule-message", new Map { ["messages"] = new List { item } }, 1, cancellationToken);
        return answer.Body("sequence-numbers") is long[] { Length: > 0 } numbers ? numbers[0] : throw Unreadable("schedule-message");
    }

    /// <summary>Cancels scheduled messages that have not appeared yet.</summary>
    /// <exception cref="BusException"><see cref="BusFailure.NotFound"/> when one has, or never was.</exception>
    public async Task CancelScheduledAsync(IReadOnlyCollection<long> sequenceNumbers, CancellationToken cancellationToken) =>
        await CallAsync("cancel-scheduled-message", new Map { ["sequence-numbers"] = sequenceNumbers.ToArray() }, MostTries, cancellationToken);

    private async Task<RequestAnswer> CallAsync(string operation, Map body, int mostTries, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(parts.Options.OperationLimit, parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            for (var tries = 1; ; tries++)
            {
                try
                {
                    var answer = await TryAsync(operation, body, either.Token);
                    parts.Instruments.OnManaged(operation);
                    return answer;
                }
                catch (BusException cut) when (cut.Failure == BusFailure.Unreachable && tries < mostTries)
                {
                    // The next try waits for the next connection.
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var away = client.State;
            var failure = new BusException(
                away.Failure ?? BusFailure.Timeout,
                $"{operation} on {queue}: no answer within the limit{(away.Reason is null ? "" : $"; the bus is away: {away.Reason}")}",
                outcomeUnknown: true);
            parts.Instruments.OnManaged(operation, failure.Code);
            throw failure;
        }
        catch (BusException failure)
        {
            parts.Instruments.OnManaged(operation, failure.Code);
            throw;
        }
    }

    private async Task<RequestAnswer> TryAsync(string operation, Map body, CancellationToken cancellationToken)
    {
        var (links, connection) = await _links.GetAsync(cancellationToken);
        var request = new Message(body)
        {
            ApplicationProperties = new ApplicationProperties
            {
                ["operation"] = $"com.microsoft:{operation}",
                ["com.microsoft:server-timeout"] = (uint)parts.Options.OperationLimit.TotalMilliseconds,
            },
        };
        RequestAnswer answer;
        try
        {
            answer = await links.CallAsync(request, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            connection.Suspect();
            throw;
        }
        catch (Exception failure)
        {
            // The library fails in many types; callers get one.
            throw BusErrors.From(failure, $"{operation} on {queue}", outcomeUnknown: true);
        }

        var status = answer.Status("statusCode");
        return status is 200 or 202 or NothingThere
            ? answer
            : throw new BusException(
                BusErrors.FromStatus(status, answer.Text("errorCondition")),
                $"{operation} on {queue} ({status}): {answer.Text("statusDescription")}");
    }

    private BusException Unreadable(string operation) => new(BusFailure.Rejected, $"{operation} on {queue}: the answer is not understood");
}
