using Assay.Servers;

namespace Assay.Chaos.Clusters;

/// <summary>One database server, a few silos and an API, each a process, and a broker if asked for; all end with this object, and with this process.</summary>
internal sealed class ChaosCluster : IAsyncDisposable
{
    private const string FirstCluster = "assay";

    private ChaosCluster(PostgresServer server, string database, int seed, BusNode? bus)
    {
        (Server, Database, Seed, Bus) = (server, database, seed, bus);
        Api = new ApiNode(this);
    }

    /// <summary>Where the silos leave their records.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("assay-chaos-").FullName;

    /// <summary>Leaves the records, and what the silos said, for whoever wants to know more.</summary>
    public bool KeepsFolder { get; set; }

    public PostgresServer Server { get; }

    public string Database { get; }

    public int Seed { get; }

    /// <summary>Null where the silos hand jobs to each other without one.</summary>
    public BusNode? Bus { get; }

    public List<SiloNode> Silos { get; } = [];

    public ApiNode Api { get; }

    public static async Task<ChaosCluster> StartAsync(int silos, int seed, bool bus = false)
    {
        var server = await PostgresServer.StartAsync();
        var cluster = new ChaosCluster(server, await server.NewSchemaAsync(), seed, bus ? await BusNode.StartAsync() : null);
        try
        {
            for (var number = 0; number < silos; number++)
                await cluster.AddSiloAsync(FirstCluster);
            await cluster.Api.StartAsync();
            await Task.WhenAll(cluster.Silos.Select(silo => silo.WaitUntilReadyAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one more silo and does not wait for it.</summary>
    public async Task<SiloNode> AddSiloAsync(string clusterId)
    {
        var silo = new SiloNode(this, clusterId);
        Silos.Add(silo);
        await silo.StartAsync(samePorts: false);
        return silo;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
            await silo.DisposeAsync();
        await Api.DisposeAsync();
        await Server.DisposeAsync();
        if (Bus is not null)
            await Bus.DisposeAsync();
        if (!KeepsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
