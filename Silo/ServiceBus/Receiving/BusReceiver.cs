using System.Threading.Channels;
using Amqp;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Management;

namespace Assay.ServiceBus.Receiving;

/// <summary>
/// Receives from one queue exactly as many messages as it was granted credit for, over as many connections as it takes. A
/// message is locked from when the broker hands it out, so grant only what is worked on at once.
/// </summary>
internal sealed class BusReceiver(BusClient client, BusParts parts, string address, BusManagement management) : IAsyncDisposable
{
    /// <summary>The most that may be granted and not yet read.</summary>
    public const int MostCredit = 1000;

    // What the service asks of those it calls too busy.
    private static readonly TimeSpan PauseWhenThrottled = TimeSpan.FromSeconds(2);

    private readonly Channel<BusDelivery> _deliveries = Channel.CreateBounded<BusDelivery>(new BoundedChannelOptions(MostCredit));
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _draining = new(1, 1);
    private readonly Lock _lock = new();
    private TaskCompletionSource _wanted = NewSignal();
    private ReceiverLink? _link;
    private BusConnection? _connection;
    private Task? _loop;
    private Task? _stop;
    private int _owed;

    /// <summary>The name of the queue, with <c>/$deadletterqueue</c> for its dead letters.</summary>
    public string Queue => address;

    /// <summary>What was received. Messages of a lost connection stay in it: they are locked, and are settled by lock token.</summary>
    public ChannelReader<BusDelivery> Deliveries => _deliveries.Reader;

    /// <summary>Credit granted and not yet used by a message.</summary>
    public int OutstandingCredit
    {
        get
        {
            lock (_lock)
                return _owed;
        }
    }

    /// <summary>True while the link is attached.</summary>
    public bool IsAttached
    {
        get
        {
            lock (_lock)
                return _link is { IsClosed: false };
        }
    }

    /// <summary>Asks for this many messages more. They come over the present connection or a later one.</summary>
    public void Grant(int messages)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(messages);
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(_owed + _deliveries.Reader.Count + messages, MostCredit, nameof(messages));
            ObjectDisposedException.ThrowIf(_stop is not null, this);
            _owed += messages;
            _loop ??= Task.Run(RunAsync);
            if (_link is { IsClosed: false } link)
                SetCredit(link, Math.Min(messages, _owed));
            else
                _wanted.TrySetResult();
        }
    }

    /// <summary>
    /// Takes all unused credit back. When it returns, what the broker had sent until then is in <see cref="Deliveries"/>, and nothing
    /// more comes before the next grant. Closing the link does this: the broker's answer to it comes after everything it has sent,
    /// while the library does not tell when a drain is over. Do not grant meanwhile.
    /// </summary>
    public async Task DrainAsync()
    {
        await _draining.WaitAsync();
        try
        {
            ReceiverLink? link;
            BusConnection? connection;
            lock (_lock)
            {
                _owed = 0;
                (link, connection) = (_link, _connection);
            }

            if (link is not null && !await LinkClose.AnsweredAsync(link, parts.Options.CloseLimit, parts.Time))
                connection?.Suspect();
            lock (_lock)
                _owed = 0;
        }
        finally
        {
            _draining.Release();
        }
    }

    /// <summary>Drains, ends the receiver, and abandons what nobody has read yet. Again it is the same stop.</summary>
    public Task StopAsync()
    {
        lock (_lock)
            return _stop ??= StopOnceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
        _draining.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task StopOnceAsync()
    {
        await DrainAsync();
        await _stopping.CancelAsync();
        if (_loop is not null)
            await _loop;
        _deliveries.Writer.TryComplete();
        using var limit = new CancellationTokenSource(parts.Options.CloseLimit, parts.Time);
        while (_deliveries.Reader.TryRead(out var unread))
            await HandBackAsync(unread, limit.Token);
    }

    private async Task HandBackAsync(BusDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await delivery.AbandonAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is BusException or OperationCanceledException)
        {
            BusLog.NotHandedBack(parts.Logger, address, (failure as BusException)?.Code ?? BusException.CodeOf(BusFailure.Timeout));
        }
    }

    private async Task RunAsync()
    {
        var tries = 0;
        var connection = (BusConnection?)null;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await Wanted().WaitAsync(_stopping.Token);
                var present = await client.NextConnectionAsync(_stopping.Token);

                // What went wrong on an earlier connection says nothing about this one.
                if (present != connection)
                    (connection, tries) = (present, 0);
                var link = await connection.AttachReceiverAsync(address);
                var began = parts.Time.GetTimestamp();
                await UseAsync(connection, link);
                if (parts.Time.GetElapsedTime(began) >= ReconnectPauses.GoodLife)
                    tries = 0;
                if (link.Error is { } error && connection.IsOpen)
                    await PauseAsync(BusErrors.From(error, $"Receiving from {address}"), tries++);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (BusException failure) when (failure.Failure == BusFailure.Closed)
            {
                return;
            }
            catch (Exception failure)
            {
                // Whatever it was, the queue must be read again: nobody else would begin anew.
                await PauseAsync(BusErrors.From(failure, $"Receiving from {address}"), tries++);
            }
        }
    }

    private Task Wanted()
    {
        lock (_lock)
        {
            if (_owed > 0)
                return Task.CompletedTask;
            if (_wanted.Task.IsCompleted)
                _wanted = NewSignal();
            return _wanted.Task;
        }
    }

    private async Task UseAsync(BusConnection connection, ReceiverLink link)
    {
        var closed = NewSignal();
        link.Start(0, OnMessage);
        lock (_lock)
        {
            (_connection, _link) = (connection, link);
            if (_owed > 0)
                SetCredit(link, _owed);
            BusLog.Receiving(parts.Logger, address, _owed);
        }

        link.AddClosedCallback((_, _) => closed.TrySetResult());
        await closed.Task.WaitAsync(_stopping.Token);
        lock (_lock)
            _link = null;
    }

    private async Task PauseAsync(BusException failure, int tries)
    {
        var pause = ReconnectPauses.After(tries, parts.Options.FirstPause, parts.Options.LongestPause, Random.Shared.NextDouble());
        if (failure.Failure == BusFailure.Throttled && pause < PauseWhenThrottled)
            pause = PauseWhenThrottled;
        BusLog.NotReceiving(parts.Logger, address, failure.Code, pause, failure.Message);
        await Task.Delay(pause, parts.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Runs on the pump of the connection: nothing here may wait.
    private void OnMessage(IReceiverLink link, Message message)
    {
        lock (_lock)
            _owed--;
        parts.Instruments.OnReceived(address);
        var delivery = new BusDelivery((ReceiverLink)link, message, management, parts.Instruments);
        if (!_deliveries.Writer.TryWrite(delivery))
            BusLog.Overrun(parts.Logger, address);
    }

    private static void SetCredit(ReceiverLink link, int credit)
    {
        try
        {
            if (credit > 0)
                link.SetCredit(credit, CreditMode.Manual);
        }
        catch (Exception gone) when (gone is AmqpException or ObjectDisposedException)
        {
            // The connection ended; the next link gets all that is owed.
        }
    }
}
