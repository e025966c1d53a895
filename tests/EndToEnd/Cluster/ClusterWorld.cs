using Assay.EndToEnd.Processes;
using Assay.Servers;
using Assay.Tests.CosmosStandIn;
using Npgsql;

namespace Assay.EndToEnd.Cluster;

/// <summary>One cluster of real processes over one empty schema; everything it started ends with it.</summary>
internal sealed class ClusterWorld : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _started = [];

    private ClusterWorld(string database, string membership, string membershipConnection, string readerConnection) =>
        (Database, Membership, MembershipConnection, ReaderConnection) = (database, membership, membershipConnection, readerConnection);

    public WorkFolder Folder { get; } = new();

    public string Database { get; }

    public string Membership { get; }

    public string MembershipConnection { get; }

    /// <summary>What APIs use: the silos' own connection, until a role is made that may only read the list of members.</summary>
    public string ReaderConnection { get; private set; }

    /// <summary>How long a silo of this cluster that is told to stop waits for a running step; its own limit when null.</summary>
    public TimeSpan? DrainLimit { get; set; }

    /// <summary>Set when the state is in Cosmos DB instead.</summary>
    public CosmosServer? Cosmos { get; init; }

    /// <summary>State in a stand-in for Cosmos DB, members and reminders in Redis.</summary>
    public static ClusterWorld OnCosmos(CosmosServer cosmos, RedisServer redis) => new("", "redis", redis.ConnectionString, redis.ConnectionString) { Cosmos = cosmos };

    public static async Task<ClusterWorld> NewAsync(PostgresServer server, RedisServer? redis = null)
    {
        var database = await server.NewSchemaAsync();
        return redis is null
            ? new ClusterWorld(database, "postgres", database, database)
            : new ClusterWorld(database, "redis", redis.ConnectionString, redis.ReaderConnectionString);
    }

    /// <summary>What every silo of this cluster is told. Signs of life come often, so that the end of all silos is soon believed.</summary>
    public Dictionary<string, string> SiloEnvironment()
    {
        var environment = new Dictionary<string, string>
        {
            ["ASSAY_MEMBERSHIP"] = Membership,
            ["ASSAY_MEMBERSHIP_CONNECTION"] = MembershipConnection,
            ["ASSAY_STORAGE"] = Cosmos is null ? "postgres" : "cosmos",
            ["Cluster__AliveInterval"] = "00:00:01",
        };
        if (DrainLimit is { } limit)
            environment["Pipeline__DrainLimit"] = limit.ToString();
        if (Cosmos is null)
            environment["ASSAY_POSTGRES"] = Database;
        else
            (environment["COSMOS_DB_ENDPOINT"], environment["COSMOS_DB_KEY"]) = (Cosmos.Url, Cosmos.Key);
        return environment;
    }

    /// <summary>Gives the APIs a role of their own, with the rights of the guide and no other. The tables must be there.</summary>
    public async Task MakeReaderAsync()
    {
        var reader = new NpgsqlConnectionStringBuilder(Database);
        var (schema, role) = (reader.SearchPath, $"reader_of_{reader.SearchPath}");
        await using var source = NpgsqlDataSource.Create(Database);
        await using var grant = source.CreateCommand(
            $"CREATE ROLE {role} LOGIN PASSWORD 'reads-only'; GRANT USAGE ON SCHEMA {schema} TO {role}; GRANT SELECT ON {schema}.OrleansQuery, {schema}.membership TO {role}");
        await grant.ExecuteNonQueryAsync();
        (reader.Username, reader.Password) = (role, "reads-only");
        ReaderConnection = reader.ToString();
    }

    /// <summary>Starts a silo and does not wait for it.</summary>
    public ClusterSilo BeginSilo(double? slowSeconds = null)
    {
        var silo = ClusterSilo.Begin(this, slowSeconds);
        _started.Add(silo);
        return silo;
    }

    public async Task<ClusterSilo> StartSiloAsync(double? slowSeconds = null)
    {
        var silo = BeginSilo(slowSeconds);
        await silo.WaitUntilReadyAsync();
        return silo;
    }

    /// <summary>An API that reads the list of members, or knows only the gateways of the given silos.</summary>
    public ClusterApi BeginApi(params ClusterSilo[] gateways)
    {
        var api = ClusterApi.Begin(this, gateways);
        _started.Add(api);
        return api;
    }

    public async Task<ClusterApi> StartApiAsync(params ClusterSilo[] gateways)
    {
        var api = BeginApi(gateways);
        await api.WaitUntilReadyAsync();
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_started))
            await one.DisposeAsync();
        Folder.Dispose();
    }
}
