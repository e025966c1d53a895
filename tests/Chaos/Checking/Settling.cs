using Assay.Chaos.Clusters;
using Npgsql;

namespace Assay.Chaos.Checking;

/// <summary>Gives the cluster its time to finish what was handed in.</summary>
internal static class Settling
{
    // Deadlines of exams and of unused login codes are no work.
    private const string Unfinished = "SELECT count(*) FROM submissions WHERE wake_at IS NOT NULL AND wake_kind <> 0";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns when nothing is left to do, or when the time is up.</summary>
    public static async Task WaitAsync(ChaosCluster cluster, TimeSpan limit)
    {
        using var stop = new CancellationTokenSource(limit);
        while (!stop.IsCancellationRequested && await CountAsync(cluster) + (cluster.Bus?.Waiting ?? 0) > 0)
            await Task.Delay(Pause, CancellationToken.None);
    }

    /// <summary>Returns when the broker's queues are empty, and all that is unfinished is among its dead letters; or when the time is up.</summary>
    public static async Task WaitForDeadLettersAsync(ChaosCluster cluster, BusNode bus, TimeSpan limit)
    {
        using var stop = new CancellationTokenSource(limit);
        while (!stop.IsCancellationRequested
            && (bus.Waiting > 0 || await CountAsync(cluster) > (await DeadLetters.ReadAsync(bus, cluster.Database)).Count(letter => !letter.IsFinished)))
        {
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public static async Task<long> CountAsync(ChaosCluster cluster)
    {
        await using var connection = new NpgsqlConnection(cluster.Database + ";Pooling=false");
        await connection.OpenAsync();
        await using var query = new NpgsqlCommand(Unfinished, connection);
        return (long)(await query.ExecuteScalarAsync())!;
    }
}
