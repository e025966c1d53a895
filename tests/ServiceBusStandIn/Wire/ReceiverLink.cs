using System.Runtime.CompilerServices;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Assay.ServiceBusStandIn.Queues;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>Hands out messages to one receiver, as many as it asked for, and hears what it decides about them.</summary>
internal sealed class ReceiverLink(
    ClientConnection connection, BrokerCore core, MessageQueue queue, bool deadLetters, ListenerLink link, bool deletesOnReceive) : LinkEndpoint
{
    private readonly Lock _gate = new();
    private int _sent;
    private int _limit;
    private bool _draining;
    private bool _closing;

    public bool DeletesOnReceive => deletesOnReceive;

    /// <summary>A link of a connection that was cut keeps its credit: all must be asked.</summary>
    public bool IsOpen => !connection.IsGone && !link.IsClosed && !link.Session.IsClosed && !link.Session.Connection.IsClosed;

    public bool HasCredit
    {
        get
        {
            lock (_gate)
                return _limit > _sent;
        }
    }

    public void Close()
    {
        lock (_gate)
            _closing = true;
    }

    public bool TrySend(StoredMessage message)
    {
        lock (_gate)
        {
            if (_closing || !IsOpen || _limit <= _sent)
                return false;
            try
            {
                link.SendMessage(MessageFields.ForDelivery(message));
                _sent++;
                return true;
            }
            catch (Exception problem) when (problem is AmqpException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    /// <summary>Gives back the credit of a receiver that asked for that, once there is nothing to send it.</summary>
    public void EndDrain()
    {
        lock (_gate)
        {
            if (!_draining)
                return;
            _draining = false;
            _sent = _limit;
            try
            {
                link.CompleteDrain();
                // The library's own answer does not say that it is one to a drain.
                link.SetCredit(0, drain: true, autoRestore: false);
            }
            catch (Exception problem) when (problem is AmqpException or ObjectDisposedException)
            {
                // Closed meanwhile.
            }
        }
    }

    public override void OnFlow(FlowContext flowContext)
    {
        lock (_gate)
        {
            // What was sent already cannot be taken back.
            _limit = Math.Max(_limit + flowContext.Messages, _sent);
            // The library takes a flow that only repeats the credit for one that takes it back.
            Credit(link) = (uint)(_limit - _sent);
            _draining = link.IsDraining;
        }

        if (flowContext.Messages > 0 && core.Faults.TakeThrottle(BusOperations.Receive))
            ClientConnection.Detach(link, Errors.ServerBusy);
        else
            _ = queue.AskAsync(Join);
    }

    public override void OnDisposition(DispositionContext dispositionContext)
    {
        // The library reports what is open on a closing link as released by the client.
        if (IsOpen && dispositionContext.Message is TaggedMessage { LockToken: { } token } message && SettlementOf(dispositionContext.DeliveryState) is { } settlement)
            _ = SettleAsync(message, token, settlement);
    }

    public override void OnLinkClosed(ListenerLink listenerLink, Error error) => _ = queue.AskAsync(state =>
    {
        state.Sub(deadLetters).Leave(this);
        return true;
    });

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "credit")]
    private static extern ref uint Credit(ListenerLink link);

    private static Settlement? SettlementOf(DeliveryState? state) => state switch
    {
        Accepted => new Settlement(SettlementKind.Complete),
        Modified modified => new Settlement(modified.UndeliverableHere ? SettlementKind.Defer : SettlementKind.Abandon) { Properties = modified.MessageAnnotations },
        Released => new Settlement(SettlementKind.Abandon),
        Rejected rejected => Settlements.DeadLetter(rejected.Error),
        _ => null,
    };

    private bool Join(QueueState state)
    {
        state.Sub(deadLetters).Join(this);
        return true;
    }

    private async Task SettleAsync(TaggedMessage message, Guid token, Settlement settlement)
    {
        core.Operations.OnSettlement();
        try
        {
            var settled = await queue.AskAsync(state => state.Settle(deadLetters, token, settlement));
            if (core.Faults.TakeDroppedSettlement())
                connection.Cut();
            else
                link.DisposeMessage(message, settled ? Settlements.Outcome(settlement.Kind) : new Rejected { Error = Errors.LockLost }, settled: true);
        }
        catch (Exception problem) when (problem is AmqpException or ObjectDisposedException)
        {
            // The client does not hear the outcome.
        }
    }
}
