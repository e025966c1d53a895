using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Assay.ServiceBus;
using Assay.ServiceBus.Connection;
using Assay.ServiceBus.Counts;
using Assay.ServiceBusStandIn;

namespace Assay.Silo.Tests.ServiceBus;

public sealed class TlsTests
{
    private static readonly BrokerSettings Secure = new() { TlsPort = 0, AdminTlsPort = 0 };

    [Fact]
    public async Task Messages_and_counts_go_over_TLS_when_the_certificate_is_trusted()
    {
        var path = "";
        await using var bus = await TestBus.OpenAsync(
            Secure,
            options => options with { CertificateFile = path },
            broker =>
            {
                path = broker.CertificatePath;
                return broker.TlsConnectionString;
            });
        Assert.False(bus.Client.Options.Connection.IsPlain);
        await bus.SendAsync("secure");
        await (await bus.ReceiveAsync()).CompleteAsync(CancellationToken.None);
        using var counts = new BusCounts(bus.Parts with { Options = bus.Client.Options with { AdminEndpoint = new Uri($"https://127.0.0.1:{bus.Broker.AdminTlsPort}") } });
        await bus.SendAsync("second");
        await Eventually.True(() => bus.Broker.Peek(TestBus.Queue).Count == 1, "one is left");
        Assert.Equal(1, (await counts.ReadAsync(TestBus.Queue, CancellationToken.None)).Active);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_no_token_is_shown()
    {
        await using var bus = await TestBus.NewAsync(Secure, connection: broker => broker.TlsConnectionString);
        bus.Client.Start();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the certificate is refused");
        Assert.Equal(BusFailure.Unauthorized, bus.Client.State.Failure);
        Assert.Contains("certificate", bus.Client.State.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, bus.Broker.Operations.Tokens);
        using var counts = new BusCounts(bus.Parts with { Options = bus.Client.Options with { AdminEndpoint = new Uri($"https://127.0.0.1:{bus.Broker.AdminTlsPort}") } });
        await Assert.ThrowsAsync<BusException>(() => counts.ReadAsync(TestBus.Queue, CancellationToken.None));
        Assert.Equal(0, bus.Broker.Operations.AdminCalls);
    }

    [Fact]
    public async Task A_trusted_file_vouches_for_its_own_certificate_only()
    {
        using var other = SelfSigned("CN=other");
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(path, other.ExportCertificatePem());
        try
        {
            await using var bus = await TestBus.NewAsync(Secure, options => options with { CertificateFile = path }, broker => broker.TlsConnectionString);
            bus.Client.Start();
            await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the certificate is refused");
            Assert.Equal((BusFailure.Unauthorized, 0), (bus.Client.State.Failure!.Value, bus.Broker.Operations.Tokens));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_trusted_certificate_of_another_host_is_refused()
    {
        var path = "";
        await using var bus = await TestBus.NewAsync(
            Secure,
            options => options with { CertificateFile = path },
            broker =>
            {
                path = broker.CertificatePath;
                return broker.TlsConnectionString.Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal);
            });
        bus.Client.Start();
        await Eventually.True(() => bus.Client.State.Status == BusStatus.Disconnected, "the certificate is refused");
        Assert.Equal(0, bus.Broker.Operations.Tokens);
    }

    [Fact]
    public void A_file_without_a_certificate_is_refused_by_its_setting()
    {
        var path = Path.GetTempFileName();
        try
        {
            Assert.Contains("AZURE_SERVICE_BUS_CA_FILE", Assert.Throws<BusSettingException>(() => BusTrust.Load(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static X509Certificate2 SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(name, key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
