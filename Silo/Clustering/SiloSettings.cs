using System.Net;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Clustering;

/// <summary>What a silo of a cluster is told, checked as a whole: wrong combinations are refused by name.</summary>
internal sealed record SiloSettings
{
    public const int FirstSiloPort = 11111;
    public const int FirstGatewayPort = 30000;
    private static readonly Setting RemindersName = new("Cluster:Reminders", "ASSAY_REMINDERS");
    private static readonly Setting RemindersConnectionName = new("Cluster:RemindersConnectionString", "ASSAY_REMINDERS_CONNECTION");
    private static readonly Setting SiloPortName = new("Cluster:SiloPort", "ASSAY_SILO_PORT");
    private static readonly Setting GatewayPortName = new("Cluster:GatewayPort", "ASSAY_GATEWAY_PORT");
    private static readonly Setting AddressName = new("Cluster:AdvertisedAddress", "ASSAY_ADVERTISED_ADDRESS");
    private static readonly Setting AliveName = new("Cluster:AliveInterval");
    private static readonly TimeSpan DefaultAlive = TimeSpan.FromSeconds(10);

    public required ClusterSettings Cluster { get; init; }

    public required StorageSettings Storage { get; init; }

    public required Backplane Membership { get; init; }

    public required string MembershipConnection { get; init; }

    public required Backplane Reminders { get; init; }

    public required string RemindersConnection { get; init; }

    /// <summary>The address that the other silos and the clients reach this one at. Default: 127.0.0.1, this machine only.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>For the other silos. Default: 11111, or the next free one.</summary>
    public int? SiloPort { get; init; }

    /// <summary>For the clients. Default: 30000, or the next free one.</summary>
    public int? GatewayPort { get; init; }

    /// <summary>
    /// How often a silo says in the list of members that it lives. After the loss of all silos at once new ones wait for three
    /// of these before they take the old ones for dead. Default: 10 s.
    /// </summary>
    public TimeSpan AliveInterval { get; init; }

    public static SiloSettings Read(IConfiguration configuration)
    {
        var cluster = ClusterSettings.Read(configuration);
        var storage = StorageSettings.Read(configuration);
        if (cluster.Membership is not { } membership)
            throw ClusterSettings.MembershipName.Wrong("a silo needs it; set it to postgres or redis");

        var connection = Connection(membership, cluster.ConnectionString, storage, ClusterSettings.ConnectionName);
        var reminders = ClusterSettings.ReadBackplane(configuration, RemindersName) ?? membership;
        var ownConnection = RemindersConnectionName.Read(configuration) ?? (reminders == membership ? connection : "");
        return new SiloSettings
        {
            Cluster = cluster,
            Storage = storage,
            Membership = membership,
            MembershipConnection = connection,
            Reminders = reminders,
            RemindersConnection = Connection(reminders, ownConnection, storage, RemindersConnectionName),
            Address = ReadAddress(configuration),
            SiloPort = SiloPortName.ReadPort(configuration),
            GatewayPort = GatewayPortName.ReadPort(configuration),
            AliveInterval = ReadAlive(configuration),
        };
    }

    private static string Connection(Backplane kind, string given, StorageSettings storage, Setting name)
    {
        if (given.Length == 0 && kind == Backplane.Postgres && storage.Backend == StorageBackend.Postgres)
            return storage.ConnectionString;
        if (given.Length == 0)
            throw name.Wrong($"{(kind == Backplane.Redis ? "Redis" : "PostgreSQL")} is chosen and nothing says where it is; set it");
        ClusterSettings.Check(kind, given, name);
        return given;
    }

    private static IPAddress ReadAddress(IConfiguration configuration)
    {
        if (AddressName.Read(configuration) is not { } text)
            return IPAddress.Loopback;
        if (!IPAddress.TryParse(text, out var address))
            throw AddressName.Wrong($"\"{text}\" is not an IP address");
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            throw AddressName.Wrong($"others cannot reach {address}; give the address of this machine");
        return address;
    }

    private static TimeSpan ReadAlive(IConfiguration configuration)
    {
        if (AliveName.Read(configuration) is not { } text)
            return DefaultAlive;
        return TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var interval)
            && interval >= TimeSpan.FromSeconds(1) && interval <= TimeSpan.FromMinutes(5)
            ? interval
            : throw AliveName.Wrong($"\"{text}\" must be a time from 00:00:01 to 00:05:00");
    }
}
