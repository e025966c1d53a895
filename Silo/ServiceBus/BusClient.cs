using System.Collections.Concurrent;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Management;
using Assay.ServiceBus.Receiving;
using Assay.ServiceBus.Sending;

namespace Assay.ServiceBus;

/// <summary>
/// The one connection of a process to the bus, and the one loop that makes it anew. Senders, receivers and management clients
/// are made from it, outlive connections, and find the present one by themselves.
/// </summary>
internal sealed class BusClient(BusParts parts) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, BusSender> _senders = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, BusReceiver> _receivers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, BusManagement> _managements = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource<BusConnection> _next = NewNext();
    private BusConnection? _current;
    private Task? _loop;
    private BusState _state = new(BusStatus.Connecting, parts.Clock.GetUtcNow());

    /// <summary>Whether the bus is there, since when, and why not.</summary>
    public BusState State => Volatile.Read(ref _state);

    public BusOptions Options => parts.Options;

    /// <summary>Begins to connect and goes on trying until disposal. Calling it again does nothing.</summary>
    public void Start()
    {
        lock (_lock)
            _loop ??= Task.Run(RunAsync);
    }

    /// <summary>The sender of a queue.</summary>
    public BusSender Sender(string queue) => _senders.GetOrAdd(queue, name => new BusSender(this, parts, name));

    /// <summary>The receiver of a queue or of its dead letters. It receives nothing before it is granted credit.</summary>
    public BusReceiver Receiver(string queue, bool deadLetters = false) =>
        _receivers.GetOrAdd(Address(queue, deadLetters), address => new BusReceiver(this, parts, address, Management(queue, deadLetters)));

    /// <summary>Renewing, settling, peeking and scheduling on a queue or its dead letters, each with the broker's answer.</summary>
    public BusManagement Management(string queue, bool deadLetters = false) =>
        _managements.GetOrAdd(Address(queue, deadLetters), address => new BusManagement(this, parts, address));

    /// <summary>Waits, however long, until the bus is there.</summary>
    public async Task WaitConnectedAsync(CancellationToken cancellationToken) => await NextConnectionAsync(cancellationToken);

    /// <summary>The present connection, or the one that the first try makes. While disconnected it fails at once.</summary>
    internal Task<BusConnection> ConnectionAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_current is { IsOpen: true })
                return Task.FromResult(_current);
            if (_state.Status != BusStatus.Connecting)
            {
                return Task.FromException<BusConnection>(new BusException(
                    _state.Status == BusStatus.Closed ? BusFailure.Closed : _state.Failure ?? BusFailure.Unreachable,
                    $"The bus is not connected: {_state.Reason ?? "the connection was cut"}"));
            }

            return _next.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The present connection or the next one.</summary>
    internal Task<BusConnection> NextConnectionAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_current is { IsOpen: true })
                return Task.FromResult(_current);

            // It was cut a moment ago and the loop does not know yet.
            if (_next.Task.IsCompletedSuccessfully)
                _next = NewNext();
            return _next.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Stops the receivers and closes the connection, within <see cref="BusOptions.CloseLimit"/> for each of the two.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await Task.WhenAll(_receivers.Values.Select(receiver => receiver.DisposeAsync().AsTask()));
        await _stopping.CancelAsync();
        if (_loop is not null)
            await _loop;
        lock (_lock)
        {
            SetState(new BusState(BusStatus.Closed, parts.Clock.GetUtcNow(), BusFailure.Closed, "closed by this side"));
            _current = null;
            if (_next.Task.IsCompleted)
                _next = NewNext();
            _next.SetException(new BusException(BusFailure.Closed, "The bus was closed by this side"));
            _ = _next.Task.Exception;
        }

        parts.Instruments.OnConnected(false);
        _stopping.Dispose();
    }

    private static string Address(string queue, bool deadLetters) => deadLetters ? $"{queue}/$deadletterqueue" : queue;

    private static TaskCompletionSource<BusConnection> NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        var tries = 0;
        while (!_stopping.IsCancellationRequested)
        {
            BusException failure;
            try
            {
                var connection = await BusConnection.OpenAsync(parts, _stopping.Token);
                var began = parts.Time.GetTimestamp();
                Use(connection);
                failure = await UntilClosedAsync(connection);
                if (parts.Time.GetElapsedTime(began) >= ReconnectPauses.GoodLife)
                    tries = 0;
                if (_stopping.IsCancellationRequested)
                    return;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (BusException known)
            {
                failure = known;
            }
            catch (Exception unforeseen)
            {
                // The loop must outlive whatever a library comes up with: without it the bus would stay lost until a restart.
                BusLog.Unforeseen(parts.Logger, unforeseen);
                failure = BusErrors.From(unforeseen, "Connecting");
            }

            await PauseAsync(failure, tries++);
        }
    }

    private async Task PauseAsync(BusException failure, int tries)
    {
        Lose(failure);
        var pause = ReconnectPauses.After(tries, parts.Options.FirstPause, parts.Options.LongestPause, Random.Shared.NextDouble());
        BusLog.NotReached(parts.Logger, failure.Code, pause, failure.Message);
        try
        {
            await Task.Delay(pause, parts.Time, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Closing.
        }
    }

    private async Task<BusException> UntilClosedAsync(BusConnection connection)
    {
        try
        {
            return await connection.Closed.WaitAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            await connection.CloseAsync();
            return await connection.Closed;
        }
    }

    private void Use(BusConnection connection)
    {
        parts.Instruments.OnConnected(true);
        lock (_lock)
        {
            _current = connection;
            _next.TrySetResult(connection);
            SetState(new BusState(BusStatus.Connected, parts.Clock.GetUtcNow()));
        }

        BusLog.Connected(parts.Logger, parts.Options.Connection);
    }

    private void Lose(BusException failure)
    {
        parts.Instruments.OnConnected(false);
        parts.Instruments.OnConnectionFailed(failure.Code);
        lock (_lock)
        {
            _current = null;
            if (_next.Task.IsCompleted)
                _next = NewNext();
            var since = _state.Status == BusStatus.Disconnected ? _state.Since : parts.Clock.GetUtcNow();
            SetState(new BusState(BusStatus.Disconnected, since, failure.Failure, failure.Message));
        }
    }

    private void SetState(BusState state) => Volatile.Write(ref _state, state);
}
