using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>Lets clients in at one port of loopback, with TLS when there is a certificate.</summary>
internal sealed class AmqpListener : IAsyncDisposable
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(20);

    private readonly BrokerCore _core;
    private readonly X509Certificate2? _certificate;
    private readonly TcpListener _listener;
    private readonly Task _accepting;
    private volatile bool _closed;

    public AmqpListener(BrokerCore core, int port, X509Certificate2? certificate = null)
    {
        (_core, _certificate) = (core, certificate);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start(backlog: 256);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        _closed = true;
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync();
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = WelcomeAsync(socket);
        }
    }

    private async Task WelcomeAsync(Socket socket)
    {
        try
        {
            if (_core.Faults.RefuseConnections)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
                return;
            }

            socket.NoDelay = true;
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (_certificate is not null)
                stream = await SecureAsync(stream, _certificate);
            var connection = new ClientConnection(socket, stream, _core);
            _core.Add(connection);
            if (_closed)
                connection.Dispose();
            else
                connection.Open();
        }
        catch (Exception problem) when (problem is IOException or AuthenticationException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            socket.Dispose();
        }
    }

    private static async Task<Stream> SecureAsync(Stream stream, X509Certificate2 certificate)
    {
        using var limit = new CancellationTokenSource(HandshakeLimit);
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, limit.Token);
        return secure;
    }
}
