using System.Collections.Immutable;
using System.Net;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Clustering.Client;

/// <summary>How an API finds the silos: a list of gateways, or the list of members, which it only reads.</summary>
internal sealed record ClientSettings
{
    public static readonly Setting GatewaysName = new("Cluster:Gateways", "ASSAY_GATEWAYS");
    private static readonly Setting SigningKeyName = new("ASSAY_SIGNING_KEY");

    public required ClusterSettings Cluster { get; init; }

    /// <summary>Fixed addresses; none when the list of members is read.</summary>
    public ImmutableArray<DnsEndPoint> Gateways { get; init; } = [];

    /// <summary>Settings that are there and that an API has no use for.</summary>
    public ImmutableArray<string> Needless { get; init; } = [];

    /// <summary>What to tell the person at the console.</summary>
    public string InWords => Gateways.IsEmpty
        ? $"{Cluster.ClusterId}, members in {(Cluster.Membership == Backplane.Postgres ? "postgres" : "redis")}"
        : $"{Cluster.ClusterId}, gateways {string.Join(", ", Gateways.Select(gateway => $"{gateway.Host}:{gateway.Port}"))}";

    /// <summary>Null when nothing names a cluster: then the silo is in this process.</summary>
    public static ClientSettings? Read(IConfiguration configuration)
    {
        var cluster = ClusterSettings.Read(configuration);
        var gateways = GatewaysName.Read(configuration) is { } list
            ? [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(one => ClusterSettings.ParseEndpoint(one, GatewaysName))]
            : ImmutableArray<DnsEndPoint>.Empty;
        if (cluster.Membership is null && gateways.IsEmpty)
            return null;

        if (StorageSettings.ReadBackend(configuration) == StorageBackend.Sqlite)
            throw StorageSettings.BackendName.Wrong($"sqlite keeps data for one process; leave {ClusterSettings.MembershipName} and {GatewaysName} away, or choose postgres or cosmos for the silos");
        if (gateways.IsEmpty)
            CheckMembership(cluster);
        if (SigningKeyName.Read(configuration) is null)
            throw new StartupException($"{SigningKeyName} is missing: all APIs of a cluster sign with one key of at least 32 bytes. Set it to the same value everywhere.");
        return new ClientSettings
        {
            Cluster = cluster,
            Gateways = gateways,
            Needless = [.. new[] { StorageSettings.ConnectionName, CosmosSettings.KeyName }.Where(name => name.Read(configuration) is not null).Select(name => name.ToString())],
        };
    }

    private static void CheckMembership(ClusterSettings cluster)
    {
        if (cluster.ConnectionString.Length == 0)
        {
            throw ClusterSettings.ConnectionName.Wrong(
                $"an API that reads the list of members needs a connection of its own, with the right to read only; or give it {GatewaysName}");
        }

        ClusterSettings.Check(cluster.Membership!.Value, cluster.ConnectionString, ClusterSettings.ConnectionName);
    }
}
