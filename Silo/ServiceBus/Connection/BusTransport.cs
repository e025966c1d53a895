using System.Net.Sockets;
using Amqp;
using Amqp.Handler;
using Amqp.Sasl;

namespace Assay.ServiceBus.Connection;

/// <summary>Opens the AMQP connection, and keeps its socket so that one that hangs can be ended: the library only asks politely.</summary>
internal sealed class BusTransport : IHandler
{
    // Silence of this length ends a connection. Half of it is told to the broker, which then must say something in time.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    // Both directions use the same words for a frame; 64 KB is what the service itself offers.
    private const int FrameSize = 64 * 1024;

    private Socket? _socket;
    private volatile bool _aborted;

    public static async Task<(BusTransport Transport, Amqp.Connection Connection)> OpenAsync(BusOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var target = options.Connection;
        var factory = new ConnectionFactory();
        factory.AMQP.ContainerId = $"assay-{Guid.NewGuid():N}";
        factory.AMQP.HostName = target.Host;
        factory.AMQP.IdleTimeout = (int)Idle.TotalMilliseconds;
        factory.AMQP.MaxFrameSize = FrameSize;
        factory.TCP.NoDelay = true;
        factory.SASL.Profile = SaslProfile.Anonymous;
        if (!target.IsPlain)
            factory.SSL.RemoteCertificateValidationCallback = BusTrust.For(options.CertificateFile);

        var transport = new BusTransport();
        var opening = factory.CreateAsync(new Address(target.Host, target.Port, scheme: target.IsPlain ? "amqp" : "amqps"), cancellationToken, transport);
        try
        {
            return (transport, await opening.WaitAsync(options.ConnectLimit, time, cancellationToken));
        }
        catch
        {
            transport.Abort();

            // Its end is of no interest, but must be looked at.
            _ = opening.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Ends the connection at once; its <c>Closed</c> follows.</summary>
    public void Abort()
    {
        _aborted = true;
        _socket?.Dispose();
    }

    bool IHandler.CanHandle(EventId id) => id == EventId.SocketConnect;

    void IHandler.Handle(Event protocolEvent)
    {
        _socket = (Socket)protocolEvent.Context;
        if (_aborted)
            _socket.Dispose();
    }
}
