using System.Net;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Clustering;

/// <summary>Who belongs together and how its members find each other, as configured; the same for silos and clients.</summary>
internal sealed record ClusterSettings
{
    public static readonly Setting MembershipName = new("Cluster:Membership", "ASSAY_MEMBERSHIP");
    public static readonly Setting ConnectionName = new("Cluster:ConnectionString", "ASSAY_MEMBERSHIP_CONNECTION");
    public static readonly Setting ClusterIdName = new("Cluster:ClusterId", "ASSAY_CLUSTER_ID");
    public static readonly Setting ServiceIdName = new("Cluster:ServiceId", "ASSAY_SERVICE_ID");
    public const string DefaultId = "assay";

    /// <summary>Which of its instances this cluster is; a new one starts with no members. Default: <c>assay</c>.</summary>
    public required string ClusterId { get; init; }

    /// <summary>Whose reminders these are, for life. Default: <c>assay</c>.</summary>
    public required string ServiceId { get; init; }

    /// <summary>Where the list of members is kept, or null when none is configured.</summary>
    public Backplane? Membership { get; init; }

    /// <summary>How to reach it; empty when not configured.</summary>
    public string ConnectionString { get; init; } = "";

    public static ClusterSettings Read(IConfiguration configuration) => new()
    {
        ClusterId = ClusterIdName.Read(configuration) ?? DefaultId,
        ServiceId = ServiceIdName.Read(configuration) ?? DefaultId,
        Membership = ReadBackplane(configuration, MembershipName),
        ConnectionString = ConnectionName.Read(configuration) ?? "",
    };

    public static Backplane? ReadBackplane(IConfiguration configuration, Setting name) => name.Read(configuration)?.ToLowerInvariant() switch
    {
        null => null,
        "postgres" => Backplane.Postgres,
        "redis" => Backplane.Redis,
        var word => throw name.Wrong($"\"{word}\" is unknown; it must be postgres or redis"),
    };

    /// <summary>Refuses a connection string that cannot be read, without repeating it: it may hold a password.</summary>
    public static void Check(Backplane kind, string connection, Setting name)
    {
        try
        {
            if (kind == Backplane.Redis)
                _ = StackExchange.Redis.ConfigurationOptions.Parse(connection);
            else if (string.IsNullOrEmpty(new Npgsql.NpgsqlConnectionStringBuilder(connection).Host))
                throw name.Wrong("it names no Host");
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw name.Wrong(kind == Backplane.Redis
                ? "it cannot be read; write for example redis.internal:6379,password=…"
                : "it cannot be read; write for example Host=db.internal;Username=assay;Password=…;Database=assay");
        }
    }

    /// <summary>An address like <c>10.0.0.7:30000</c> or <c>silos.internal:30000</c>.</summary>
    public static DnsEndPoint ParseEndpoint(string text, Setting name)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 ? text[..colon].Trim('[', ']') : "";
        return host.Length > 0 && int.TryParse(text.AsSpan(colon + 1), out var port) && port is >= 1 and <= 65535
            ? new DnsEndPoint(host, port)
            : throw name.Wrong($"\"{text}\" is not host:port");
    }
}
