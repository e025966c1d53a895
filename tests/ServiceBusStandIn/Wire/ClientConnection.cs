using System.Collections.Concurrent;
using System.Net.Sockets;
using Amqp;
using Amqp.Framing;
using Amqp.Listener;
using Assay.ServiceBusStandIn.Access;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>
/// One client: its transport, what its tokens allow, and its links. Each has a container of the library to itself, so that a
/// slow handshake holds up nobody else.
/// </summary>
internal sealed class ClientConnection : IDisposable
{
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<ListenerLink, (string Path, Claims Needed)> _links = new();
    private readonly ConcurrentDictionary<Link, ReceiverLink> _receivers = new();
    private readonly ClientTransport _transport;
    private readonly BrokerCore _core;
    private readonly ITimer _expiry;
    private Grant? _ofKey;

    public ClientConnection(Socket socket, Stream stream, BrokerCore core)
    {
        _core = core;
        _transport = new ClientTransport(socket, stream, core.Faults, Dispose);
        _expiry = core.Clock.CreateTimer(_ => DetachUnauthorized(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Replies = new ReplyLinks();
    }

    public ReplyLinks Replies { get; }

    public bool IsGone => _transport.HasEnded;

    public void Open()
    {
        var host = new ContainerHost(new Address("amqp://127.0.0.1"));
        host.CustomTransports["AMQP"] = new OneTransport(_transport);
        var listener = host.Listeners[0];
        listener.HandlerFactory = _ => new DeliveryTags(this);
        listener.SASL.EnableMechanism("MSSBCBS", SaslAnswer.Always("MSSBCBS"));
        listener.SASL.EnableMechanism("ANONYMOUS", SaslAnswer.Always("ANONYMOUS"));
        listener.SASL.EnableMechanism("PLAIN", SaslAnswer.Plain((name, key) => (_ofKey = _core.Access.OfKey(name, key)) is not null));
        host.RegisterLinkProcessor(new LinkRouter(this, _core));
        host.Open();
    }

    public void Cut() => _transport.Dispose();

    public void Grant(string path, Grant grant)
    {
        _grants[path] = grant;
        ArmExpiry();
    }

    public bool Allows(string path, Claims anyOf) => Holds(_ofKey, path, anyOf) || _grants.Values.Any(grant => Holds(grant, path, anyOf));

    public void Track(ListenerLink link, string path, Claims needed)
    {
        _links[link] = (path, needed);
        link.AddClosedCallback((_, _) => _links.TryRemove(link, out _));
    }

    public void DetachLinks()
    {
        foreach (var link in _links.Keys)
            Detach(link, Errors.DetachForced);
    }

    public void Track(ListenerLink link, ReceiverLink receiver)
    {
        _receivers[link] = receiver;
        link.AddClosedCallback((_, _) => _receivers.TryRemove(link, out _));
    }

    /// <summary>After the answer to a detach nothing may be sent on the link: what is locked then would be locked for nobody.</summary>
    public void OnClosing(Link link)
    {
        if (_receivers.TryGetValue(link, out var receiver))
            receiver.Close();
    }

    public void ForgetTokens()
    {
        _grants.Clear();
        DetachUnauthorized();
    }

    public void Dispose()
    {
        _transport.Dispose();
        _expiry.Dispose();
        _core.Remove(this);
    }

    private bool Holds(Grant? grant, string path, Claims anyOf) =>
        grant is not null && grant.Covers(path) && (grant.Claims & anyOf) != 0 && grant.ExpiresAt > _core.Clock.GetUtcNow();

    private void DetachUnauthorized()
    {
        foreach (var (link, (path, needed)) in _links)
        {
            if (!Allows(path, needed))
                Detach(link, Errors.Unauthorized(needed.ToString()));
        }

        ArmExpiry();
    }

    private void ArmExpiry()
    {
        var now = _core.Clock.GetUtcNow();
        var next = _grants.Values.Select(grant => grant.ExpiresAt).Where(at => at > now && at < now.AddDays(30)).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
        _expiry.Change(next == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : next - now + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    public static void Detach(ListenerLink link, Error error)
    {
        try
        {
            link.Close(TimeSpan.Zero, error);
        }
        catch (Exception problem) when (problem is AmqpException or ObjectDisposedException)
        {
            // The client was faster: the link, or all of the connection, is gone.
        }
    }

    /// <summary>Gives the library the one transport. It asks for a next one when it is done with the handshake, and waits for that for ever.</summary>
    private sealed class OneTransport(ClientTransport transport) : TransportProvider
    {
        private bool _given;

        public override Task<IAsyncTransport> CreateAsync(Address address)
        {
            if (!_given)
            {
                _given = true;
                return Task.FromResult<IAsyncTransport>(transport);
            }

            if (!transport.IsNegotiated)
                transport.Close();
            return new TaskCompletionSource<IAsyncTransport>().Task;
        }
    }
}
