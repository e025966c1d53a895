using System.Security.Cryptography.X509Certificates;
using Assay.ServiceBusStandIn.Admin;
using Assay.ServiceBusStandIn.Wire;

namespace Assay.ServiceBusStandIn;

/// <summary>
/// Enough of Service Bus, in memory and on loopback, to run a client of queues against: AMQP with and without TLS, and the
/// queues' counts over http.
/// </summary>
public sealed class Broker : IAsyncDisposable
{
    private readonly BrokerSettings _settings;
    private readonly BrokerCore _core;
    private readonly X509Certificate2? _certificate;
    private readonly List<IAsyncDisposable> _listeners = [];

    private Broker(BrokerSettings settings)
    {
        _settings = settings;
        _core = BrokerCore.Of(settings);
        Faults = new BrokerFaults(_core);
        if (settings.TlsPort is not null || settings.AdminTlsPort is not null)
            (_certificate, CertificatePath) = SelfMadeCertificate.Create();
        (Port, TlsPort, AdminPort, AdminTlsPort) = (settings.Port, settings.TlsPort, settings.AdminPort, settings.AdminTlsPort);
    }

    public int Port { get; private set; }

    public int? TlsPort { get; private set; }

    public int? AdminPort { get; private set; }

    public int? AdminTlsPort { get; private set; }

    public string ConnectionString => StringFor(Port) + ";UseDevelopmentEmulator=true";

    public string TlsConnectionString => StringFor(TlsPort ?? throw new InvalidOperationException("TLS is off."));

    /// <summary>For the counts over plain http.</summary>
    public string AdminConnectionString => StringFor(AdminPort ?? throw new InvalidOperationException("The counts are off.")) + ";UseDevelopmentEmulator=true";

    public string AdminTlsConnectionString => StringFor(AdminTlsPort ?? throw new InvalidOperationException("The counts over TLS are off."));

    /// <summary>The certificate as PEM, to trust; there is one when anything listens with TLS.</summary>
    public string CertificatePath { get => field ?? throw new InvalidOperationException("TLS is off."); }

    public BrokerFaults Faults { get; }

    public OperationCounts Operations => _core.Operations;

    public static async Task<Broker> StartAsync(BrokerSettings settings, CancellationToken cancellationToken = default)
    {
        var broker = new Broker(settings);
        try
        {
            await broker.ListenAsync(cancellationToken);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    public QueueCounts Counts(string queue) => _core.Queue(queue).Ask(state => state.Count());

    public IReadOnlyList<MessageView> Peek(string queue, bool deadLetters = false) =>
        _core.Queue(queue).Ask(state => state.Sub(deadLetters).All.Select(MessageFields.View).ToList());

    /// <summary>Nobody listens any more and connections are cut; messages stay, and their times go on.</summary>
    public async Task StopAsync()
    {
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
        _listeners.Clear();
        _core.CutConnections();
    }

    /// <summary>On the same ports.</summary>
    public Task StartAgainAsync() => ListenAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Faults.Stalled = false;
        await StopAsync();
        await _core.DisposeAsync();
        if (_certificate is null)
            return;
        File.Delete(CertificatePath);
        _certificate.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        Port = Listen(Port, null);
        TlsPort = TlsPort is { } port ? Listen(port, _certificate) : null;
        if (AdminPort is { } admin)
            AdminPort = await ServeAsync(admin, null, cancellationToken);
        if (AdminTlsPort is { } adminTls)
            AdminTlsPort = await ServeAsync(adminTls, _certificate, cancellationToken);
    }

    private int Listen(int port, X509Certificate2? certificate)
    {
        var listener = new AmqpListener(_core, port, certificate);
        _listeners.Add(listener);
        return listener.Port;
    }

    private async Task<int> ServeAsync(int port, X509Certificate2? certificate, CancellationToken cancellationToken)
    {
        var server = await AdminServer.StartAsync(_core, Faults, port, certificate, cancellationToken);
        _listeners.Add(server);
        return server.Port;
    }

    private string StringFor(int port) =>
        $"Endpoint=sb://127.0.0.1:{port};SharedAccessKeyName={_settings.KeyName};SharedAccessKey={_settings.Key}";
}
