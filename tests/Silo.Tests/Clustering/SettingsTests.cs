using Assay.Silo.Clustering;
using Assay.Silo.Clustering.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Assay.Silo.Tests.Clustering;

/// <summary>Wrong settings end the start with a message that names the setting, and never with a part of a connection string.</summary>
public sealed class SettingsTests
{
    private const string Database = "Host=db;Username=assay;Password=secret";
    private const string Account = "ASSAY_STORAGE=cosmos|COSMOS_DB_ENDPOINT=https://assay.example.org:443/";
    private const string Key = "ASSAY_SIGNING_KEY=a signing key of at least thirty-two bytes";

    [Theory]
    [InlineData("Storage:Backend", "ASSAY_MEMBERSHIP=postgres")]
    [InlineData("Storage:Backend", "ASSAY_MEMBERSHIP=postgres|ASSAY_STORAGE=sqlite")]
    [InlineData("Storage:Backend", "ASSAY_MEMBERSHIP=postgres|ASSAY_STORAGE=oracle")]
    [InlineData("Storage:ConnectionString", "ASSAY_MEMBERSHIP=redis|ASSAY_STORAGE=postgres|ASSAY_MEMBERSHIP_CONNECTION=redis:6379")]
    [InlineData("Storage:ConnectionString", "ASSAY_MEMBERSHIP=postgres|ASSAY_STORAGE=postgres|ASSAY_POSTGRES=secret without meaning")]
    [InlineData("Storage:ConnectionString", "ASSAY_MEMBERSHIP=postgres|ASSAY_STORAGE=postgres|ASSAY_POSTGRES=Username=secret")]
    [InlineData("Storage:AllowUnsafeDurability", "ASSAY_MEMBERSHIP=postgres|ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|Storage:AllowUnsafeDurability=perhaps")]
    [InlineData("ASSAY_MEMBERSHIP", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$")]
    [InlineData("ASSAY_MEMBERSHIP", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|Cluster:Membership=zookeeper")]
    [InlineData("Storage:Writers", "ASSAY_MEMBERSHIP=postgres|ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|Storage:Writers=0")]
    [InlineData("COSMOS_DB_ENDPOINT", "ASSAY_MEMBERSHIP=redis|ASSAY_STORAGE=cosmos")]
    [InlineData("COSMOS_DB_ENDPOINT", "ASSAY_MEMBERSHIP=redis|ASSAY_STORAGE=cosmos|COSMOS_DB_ENDPOINT=assay")]
    [InlineData("COSMOS_DB_ENDPOINT", "ASSAY_MEMBERSHIP=redis|ASSAY_STORAGE=cosmos|COSMOS_DB_ENDPOINT=http://assay.example.org/")]
    [InlineData("COSMOS_DB_KEY", Account + "|ASSAY_MEMBERSHIP=redis|COSMOS_DB_KEY=not-a-secret-key!")]
    [InlineData("ASSAY_MEMBERSHIP", Account)]
    [InlineData("ASSAY_MEMBERSHIP_CONNECTION", Account + "|ASSAY_MEMBERSHIP=postgres")]
    [InlineData("ASSAY_MEMBERSHIP_CONNECTION", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=redis")]
    [InlineData("ASSAY_REMINDERS_CONNECTION", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=postgres|ASSAY_REMINDERS=redis")]
    [InlineData("ASSAY_REMINDERS", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=postgres|ASSAY_REMINDERS=paper")]
    [InlineData("Cluster:SiloPort", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=postgres|Cluster:SiloPort=70000")]
    [InlineData("Cluster:GatewayPort", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=postgres|ASSAY_GATEWAY_PORT=x")]
    [InlineData("Cluster:AdvertisedAddress", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=postgres|ASSAY_ADVERTISED_ADDRESS=silo.internal")]
    [InlineData("Cluster:AdvertisedAddress", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=postgres|ASSAY_ADVERTISED_ADDRESS=0.0.0.0")]
    [InlineData("Cluster:AliveInterval", "ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$|ASSAY_MEMBERSHIP=postgres|Cluster:AliveInterval=0")]
    public void A_silo_refuses_it_by_name(string name, string settings) =>
        AssertRefused(name, () => SiloSettings.Read(Configuration(settings)));

    [Theory]
    [InlineData("ASSAY_SIGNING_KEY", "ASSAY_GATEWAYS=127.0.0.1:30000")]
    [InlineData("ASSAY_GATEWAYS", Key + "|ASSAY_GATEWAYS=127.0.0.1")]
    [InlineData("ASSAY_GATEWAYS", Key + "|ASSAY_GATEWAYS=:30000")]
    [InlineData("ASSAY_MEMBERSHIP", Key + "|ASSAY_MEMBERSHIP=etcd")]
    [InlineData("ASSAY_MEMBERSHIP_CONNECTION", Key + "|ASSAY_MEMBERSHIP=postgres")]
    [InlineData("ASSAY_MEMBERSHIP_CONNECTION", Key + "|ASSAY_MEMBERSHIP=postgres|ASSAY_POSTGRES=$")]
    [InlineData("Storage:Backend", Key + "|ASSAY_MEMBERSHIP=postgres|ASSAY_MEMBERSHIP_CONNECTION=$|ASSAY_STORAGE=sqlite")]
    public void An_api_of_a_cluster_refuses_it_by_name(string name, string settings) =>
        AssertRefused(name, () => ClientSettings.Read(Configuration(settings)));

    [Theory]
    [InlineData("ASSAY_STORAGE=postgres")]
    [InlineData("ASSAY_STORAGE=cosmos")]
    [InlineData("Storage:Backend=paper")]
    public void One_process_for_all_refuses_a_shared_store(string settings) => AssertRefused("Storage:Backend", () =>
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(Configuration(settings));
        builder.AddAssaySilo();
    });

    [Fact]
    public void Without_any_setting_an_api_has_its_silo_in_itself() => Assert.Null(ClientSettings.Read(Configuration("")));

    [Fact]
    public void What_is_not_said_gets_a_default_and_membership_shares_the_stores_connection()
    {
        var settings = SiloSettings.Read(Configuration("ASSAY_MEMBERSHIP=Postgres|ASSAY_STORAGE=postgres|ASSAY_POSTGRES=$"));

        Assert.Equal((Backplane.Postgres, Backplane.Postgres, Database, Database), (settings.Membership, settings.Reminders, settings.MembershipConnection, settings.RemindersConnection));
        Assert.Equal(("assay", "assay"), (settings.Cluster.ClusterId, settings.Cluster.ServiceId));
        Assert.Equal((System.Net.IPAddress.Loopback, null, null), (settings.Address, settings.SiloPort, settings.GatewayPort));
    }

    [Fact]
    public void A_section_wins_over_the_short_name() => Assert.Equal(
        Backplane.Redis,
        ClusterSettings.Read(Configuration("ASSAY_MEMBERSHIP=postgres|Cluster:Membership=redis")).Membership);

    [Fact]
    public void A_store_credential_that_an_api_does_not_need_is_noticed() => Assert.Equal(
        "Storage:ConnectionString (ASSAY_POSTGRES)",
        Assert.Single(ClientSettings.Read(Configuration(Key + "|ASSAY_GATEWAYS=silos.internal:30000|ASSAY_POSTGRES=$"))!.Needless));

    [Fact]
    public void Silos_that_start_at_the_same_instant_choose_different_ports()
    {
        var ports = Enumerable.Range(0, 8).AsParallel().Select(_ => PortClaims.Next(System.Net.IPAddress.Loopback, 21111)).ToList();

        Assert.Equal(8, ports.Distinct().Count());
    }

    private static void AssertRefused(string name, Action read)
    {
        var message = Assert.Throws<StartupException>(read).Message;
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Replace("$", Database, StringComparison.Ordinal)
            .Split('|', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => (string?)pair[1]))
        .Build();
}
