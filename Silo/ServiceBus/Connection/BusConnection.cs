using Amqp;
using Assay.ServiceBus.Management;
using Assay.ServiceBus.Tokens;

namespace Assay.ServiceBus.Connection;

/// <summary>One open connection with its session and tokens. It is never repaired: when any part of it ends, all of it does.</summary>
internal sealed class BusConnection
{
    private readonly BusTransport _transport;
    private readonly Amqp.Connection _connection;
    private readonly TokenKeeper _tokens;
    private readonly BusOptions _options;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource<BusException> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task? _probe;

    private BusConnection(BusTransport transport, Amqp.Connection connection, BusParts parts)
    {
        (_transport, _connection, _options, _time) = (transport, connection, parts.Options, parts.Time);
        Session = new Session(connection);
        _tokens = new TokenKeeper(parts, this);
        _connection.AddClosedCallback((_, error) => _closed.TrySetResult(BusErrors.From(error, "The connection was cut")));
        Session.AddClosedCallback((_, error) =>
        {
            _closed.TrySetResult(BusErrors.From(error, "The session was ended"));
            _transport.Abort();
        });
    }

    public Session Session { get; }

    // Links hear of a cut before the connection itself does.
    public bool IsOpen => !_closed.Task.IsCompleted && !_connection.IsClosed && !Session.IsClosed;

    /// <summary>Ends with the reason.</summary>
    public Task<BusException> Closed => _closed.Task;

    /// <summary>Connects and shows the first token, so that a wrong key is known here and not at the first message.</summary>
    public static async Task<BusConnection> OpenAsync(BusParts parts, CancellationToken cancellationToken)
    {
        BusConnection connection;
        try
        {
            var (transport, open) = await BusTransport.OpenAsync(parts.Options, parts.Time, cancellationToken);
            connection = new BusConnection(transport, open, parts);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw BusErrors.From(failure, $"Connecting to {parts.Options.Connection}");
        }

        try
        {
            await connection.AuthorizeAsync(parts.Options.ScoringQueue).WaitAsync(cancellationToken);
            return connection;
        }
        catch (Exception)
        {
            // Whatever it was, a connection without a token must not stay open: the next try makes a new one.
            await connection.CloseAsync();
            throw;
        }
    }

    /// <summary>Shows a token for an address, once; it is renewed for as long as the connection lives.</summary>
    public Task AuthorizeAsync(string address) => _tokens.AuthorizeAsync(address);

    public Task<SenderLink> AttachSenderAsync(string address, Action<Amqp.Framing.Attach>? onAttached = null) =>
        AttachAsync(address, () => LinkAttach.SenderAsync(Session, address, _options.OperationLimit, _time, onAttached));

    public Task<ReceiverLink> AttachReceiverAsync(string address) =>
        AttachAsync(address, () => LinkAttach.LockingReceiverAsync(Session, address, _options.OperationLimit, _time));

    public Task<RequestLinks> AttachRequestsAsync(string address) =>
        AttachAsync(address, () => RequestLinks.AttachAsync(Session, address, _options.OperationLimit, _time));

    /// <summary>
    /// Called when an answer did not come: asks the broker something harmless and ends the connection if that is not answered
    /// either. Otherwise a dead peer is noticed only after a minute of silence.
    /// </summary>
    public void Suspect()
    {
        lock (_closed)
        {
            if (_probe is null or { IsCompleted: true })
                _probe = ProbeAsync();
        }
    }

    public void Abort() => _transport.Abort();

    public async Task CloseAsync()
    {
        if (!await LinkClose.AnsweredAsync(_connection, _options.CloseLimit, _time))
            _transport.Abort();
        _closed.TrySetResult(new BusException(BusFailure.Closed, "The connection was closed by this side"));
    }

    private async Task<T> AttachAsync<T>(string address, Func<Task<T>> attach)
    {
        await AuthorizeAsync(address);
        try
        {
            return await attach();
        }
        catch (BusException refused) when (refused.Failure == BusFailure.Unauthorized)
        {
            // The broker may have forgotten a token that it once took.
            await _tokens.ShowAsync(address);
        }
        catch (Exception failure)
        {
            // The library fails in many types; callers get one.
            throw BusErrors.From(failure, $"Attaching to {address}");
        }

        return await attach();
    }

    private async Task ProbeAsync()
    {
        try
        {
            await _tokens.ProbeAsync(_options.ScoringQueue);
        }
        catch (BusException failure) when (failure.Failure is BusFailure.Timeout or BusFailure.Unreachable)
        {
            _transport.Abort();
        }
        catch (BusException)
        {
            // It answers, and that was the question.
        }
    }
}
