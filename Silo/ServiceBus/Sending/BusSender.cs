using System.Globalization;
using Amqp;
using Amqp.Framing;
using Assay.ServiceBus.Connection;

namespace Assay.ServiceBus.Sending;

/// <summary>Sends to one queue. Any number of sends may be under way; each ends when the broker has settled its own message.</summary>
internal sealed class BusSender
{
    private readonly BusParts _parts;
    private readonly CurrentLink<SenderLink> _link;
    private long _mostBytes = long.MaxValue;

    public BusSender(BusClient client, BusParts parts, string queue)
    {
        (_parts, Queue) = (parts, queue);
        _link = new CurrentLink<SenderLink>(
            client.ConnectionAsync,
            connection => connection.AttachSenderAsync(queue, OnAttached),
            link => !link.IsClosed && !link.Session.IsClosed);
    }

    public string Queue { get; }

    /// <summary>
    /// Sends, and returns when the broker has the message for good. Everything together takes at most <see cref="BusOptions.SendLimit"/>;
    /// while the bus is known to be away it fails at once.
    /// </summary>
    /// <exception cref="BusException">With <see cref="BusException.OutcomeUnknown"/> the broker may have the message all the same.</exception>
    public async Task SendAsync(BusMessage message, CancellationToken cancellationToken)
    {
        var began = _parts.Time.GetTimestamp();
        using var limit = new CancellationTokenSource(_parts.Options.SendLimit, _parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await SendAsync(message, cancellationToken, either.Token);
            _parts.Instruments.OnSent(Queue, _parts.Time.GetElapsedTime(began));
        }
        catch (BusException failure)
        {
            _parts.Instruments.OnSendFailed(Queue, failure.Code);
            throw;
        }
    }

    private async Task SendAsync(BusMessage message, CancellationToken caller, CancellationToken either)
    {
        SenderLink link;
        BusConnection connection;
        try
        {
            (link, connection) = await _link.GetAsync(either);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            throw Late(outcomeUnknown: false);
        }

        var encoded = MessageCodec.Encode(message, _parts.Options);
        CheckSize(encoded);
        var outcome = new TaskCompletionSource<Outcome?>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            link.Send(encoded, null, OnOutcome, outcome);
        }
        catch (Exception failure)
        {
            // The library fails in many types; callers get one.
            throw BusErrors.From(failure, $"Sending to {Queue}", outcomeUnknown: true);
        }

        try
        {
            Judge(await outcome.Task.WaitAsync(either), link);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            // SenderLink.Cancel would tear the list of the deliveries behind this one, whose outcomes would then never arrive.
            connection.Suspect();
            throw Late(outcomeUnknown: true);
        }
    }

    private static void OnOutcome(ILink link, Message message, Outcome outcome, object state) =>
        ((TaskCompletionSource<Outcome?>)state).TrySetResult(outcome);

    private void Judge(Outcome? outcome, SenderLink link)
    {
        if (outcome is Accepted)
            return;

        // The library hands in an outcome of its own for what was under way on a link that ended.
        var ended = link.IsClosed || link.LinkState >= LinkState.DetachPipe || link.Session.IsClosed;
        var error = (outcome as Rejected)?.Error;
        throw outcome switch
        {
            Rejected when !ended => BusErrors.From(error, $"Sending to {Queue}"),
            _ when ended => BusErrors.From(error ?? link.Error, $"Sending to {Queue}", outcomeUnknown: true),
            _ => new BusException(BusFailure.Rejected, $"Sending to {Queue}: the broker did not take the message"),
        };
    }

    private void CheckSize(Message encoded)
    {
        var most = Interlocked.Read(ref _mostBytes);
        if (most < long.MaxValue && encoded.Encode().Length > most)
            throw new BusException(BusFailure.TooLarge, $"Sending to {Queue}: the message is larger than {most} bytes");
    }

    private void OnAttached(Attach attach) =>
        Interlocked.Exchange(ref _mostBytes, attach.MaxMessageSize is > 0 and < long.MaxValue ? (long)attach.MaxMessageSize : long.MaxValue);

    private BusException Late(bool outcomeUnknown) => new(
        BusFailure.Timeout,
        string.Create(CultureInfo.InvariantCulture, $"Sending to {Queue}: not settled within {_parts.Options.SendLimit.TotalSeconds:0.#} s"),
        outcomeUnknown);
}
