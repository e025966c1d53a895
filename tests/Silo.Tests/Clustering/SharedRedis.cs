using Assay.Servers;

namespace Assay.Silo.Tests.Clustering;

/// <summary>The one Redis server of this process, started when first asked for.</summary>
internal static class SharedRedis
{
    private static readonly Lazy<Task<RedisServer>> Server = new(StartAsync);

    public static Task<RedisServer> GetAsync() => Server.Value;

    private static async Task<RedisServer> StartAsync()
    {
        var server = await RedisServer.StartAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
