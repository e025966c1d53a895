using Amqp;
using Amqp.Framing;
using Assay.ServiceBus.Management;
using Assay.ServiceBus.Sending;

namespace Assay.ServiceBus.Receiving;

/// <summary>
/// A message that is locked for us. Each of its outcomes works after a cut too: then it goes by lock token over the next
/// connection. A second outcome does nothing.
/// </summary>
internal sealed class BusDelivery
{
    private readonly ReceiverLink _link;
    private readonly Message _message;
    private readonly BusManagement _management;
    private readonly BusInstruments _instruments;
    private long _lockedUntil;
    private int _settled;

    internal BusDelivery(ReceiverLink link, Message message, BusManagement management, BusInstruments instruments)
    {
        (_link, _message, _management, _instruments) = (link, message, management, instruments);
        (Content, Marks) = (Read(message), MessageMarks.From(message));
        LockToken = message.DeliveryTag is { Length: 16 } tag ? new Guid(tag) : Guid.Empty;
        _lockedUntil = (Marks.LockedUntil ?? default).UtcTicks;
    }

    public MessageContent Content { get; }

    public MessageMarks Marks { get; }

    public Guid LockToken { get; }

    /// <summary>Until when it is ours, renewals counted in.</summary>
    public DateTimeOffset LockedUntil => new(Interlocked.Read(ref _lockedUntil), TimeSpan.Zero);

    /// <summary>True when an outcome was told, or is being told.</summary>
    public bool IsSettled => Volatile.Read(ref _settled) != 0;

    /// <summary>
    /// The work is done. Over the delivering link the broker gives no answer: when the lock was lost, or the link ends at that
    /// moment, the message is delivered again. So the work must be harmless to repeat.
    /// </summary>
    public Task CompleteAsync(CancellationToken cancellationToken) =>
        SettleAsync("completed", () => _link.Complete(_message, new Accepted()), Settlement.Completed, cancellationToken);

    /// <summary>Puts it back for anybody at once. The service counts this as a delivery.</summary>
    public Task AbandonAsync(CancellationToken cancellationToken) =>
        SettleAsync("abandoned", () => _link.Complete(_message, new Modified { DeliveryFailed = false, UndeliverableHere = false }), Settlement.Abandoned, cancellationToken);

    /// <summary>Moves it to the dead letters, with the broker's answer: returning means it is there.</summary>
    /// <param name="reason">Short and stable.</param>
    /// <param name="description">For a person.</param>
    /// <param name="properties">Set on the dead letter besides its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task DeadLetterAsync(string reason, string? description, IReadOnlyDictionary<string, object>? properties, CancellationToken cancellationToken) =>
        SettleAsync("dead_lettered", null, Settlement.DeadLettered(reason, description, properties), cancellationToken);

    /// <summary>Renews the lock.</summary>
    /// <returns>Until when it holds now.</returns>
    public async Task<DateTimeOffset> RenewAsync(CancellationToken cancellationToken)
    {
        var until = await _management.RenewAsync(LockToken, cancellationToken);
        Interlocked.Exchange(ref _lockedUntil, until.UtcTicks);
        return until;
    }

    private static MessageContent Read(Message message)
    {
        try
        {
            return MessageCodec.Decode(message);
        }
        catch (Exception)
        {
            // This runs on the pump: thrown on, it would cut the connection, and again whenever the message returns.
            return MessageContent.Unreadable;
        }
    }

    private async Task SettleAsync(string outcome, Action? byLink, Settlement byToken, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _settled, 1) != 0)
            return;
        try
        {
            if (byLink is null || !TrySettle(byLink))
                await _management.SettleAsync(LockToken, byToken, cancellationToken);
            _instruments.OnSettled(_management.Queue, outcome);
        }
        catch (Exception failure)
        {
            Volatile.Write(ref _settled, 0);
            if (failure is BusException known)
                _instruments.OnSettled(_management.Queue, outcome, known.Code);
            throw;
        }
    }

    private bool TrySettle(Action byLink)
    {
        if (_link.IsClosed || _link.Session.IsClosed || _link.Session.Connection.IsClosed)
            return false;
        try
        {
            byLink();
            return !_link.Session.Connection.IsClosed;
        }
        catch (Exception gone) when (gone is AmqpException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
    }
}
