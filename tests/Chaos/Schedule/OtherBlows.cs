using Assay.Chaos.Clusters;
using Npgsql;

namespace Assay.Chaos.Schedule;

/// <summary>SIGKILL for the API and for PostgreSQL, and cut connections, spread over the time that the silos are hit.</summary>
internal sealed class OtherBlows(ChaosCluster cluster, BlowLog log, int seed)
{
    private readonly Random _random = new(seed);

    public async Task RunAsync(int apiKills, int databaseKills, int cuts, Func<double> progress, CancellationToken stop)
    {
        var blows = Enumerable.Repeat<Func<Task>>(KillApiAsync, apiKills)
            .Concat(Enumerable.Repeat<Func<Task>>(KillDatabaseAsync, databaseKills))
            .Concat(Enumerable.Repeat<Func<Task>>(CutAsync, cuts));
        await SpreadBlows.RunAsync(blows, _random, progress, stop);
    }

    private async Task KillApiAsync()
    {
        log.Add(BlowKind.ApiKilled);
        await cluster.Api.KillAsync();
        await cluster.Api.StartAsync();
    }

    private async Task KillDatabaseAsync()
    {
        log.Add(BlowKind.DatabaseKilled);
        await cluster.Server.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(_random.NextDouble() * 2), CancellationToken.None);
        await cluster.Server.StartAsync();
    }

    private async Task CutAsync()
    {
        var part = _random.Next(3) == 0 ? 1 : 0.5;
        log.Add(BlowKind.ConnectionsCut);
        try
        {
            await cluster.Server.ExecuteAsync(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND random() < {part}"));
        }
        catch (NpgsqlException)
        {
            // No connection free for this one: then there is nothing wrong to do now.
        }
    }
}
