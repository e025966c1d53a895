using Assay.Chaos.Checking;
using Assay.Chaos.Clusters;

namespace Assay.Chaos.Schedule;

/// <summary>
/// SIGKILL for one silo after the other, and now and then SIGSTOP until the others declare it dead. Some come back at once under
/// their old address, as on one machine; some under a new one, as where machines are replaced. The next blow falls when all are there again.
/// </summary>
internal sealed class SiloBlows(ChaosCluster cluster, BlowLog log, int seed)
{
    private const int KillsToAPause = 8;
    private static readonly TimeSpan DeathLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(10);
    private readonly Random _random = new(seed);

    public async Task RunAsync(int kills, CancellationToken stop)
    {
        for (var number = 1; number <= kills && !stop.IsCancellationRequested; number++)
        {
            await RestartEndedAsync();
            await Task.Delay(Seconds(1, 3), CancellationToken.None);
            var silo = cluster.Silos[_random.Next(cluster.Silos.Count)];
            var samePorts = _random.NextDouble() < 0.6;
            log.Add(BlowKind.SiloKilled, silo.Process.Id);
            await silo.KillAsync();
            await silo.StartAsync(samePorts);
            await BringBackAsync(silo);
            if (number % KillsToAPause == KillsToAPause / 2)
                await PauseAsync(cluster.Silos[_random.Next(cluster.Silos.Count)]);
        }
    }

    /// <summary>What a supervisor does for processes that have ended.</summary>
    public async Task RestartEndedAsync()
    {
        foreach (var silo in cluster.Silos.Where(silo => silo.HasExited))
        {
            log.EndedByThemselves.Enqueue(silo.Process.Output);
            await silo.StartAsync(samePorts: true);
            await BringBackAsync(silo);
        }
    }

    private async Task PauseAsync(SiloNode silo)
    {
        var id = silo.Process.Id;
        log.Add(BlowKind.SiloPaused, id);
        await silo.Process.SignalAsync("STOP");
        using var limit = new CancellationTokenSource(DeathLimit);
        while (!SiloRecords.Read(cluster.Folder).IsDeclaredDead(id) && !limit.IsCancellationRequested)
            await Task.Delay(200, CancellationToken.None);
        await Task.Delay(Seconds(0, 2), CancellationToken.None);
        await silo.Process.SignalAsync("CONT");

        // It learns that it is dead, and ends itself, though not at once; whoever runs it may be faster.
        // Where it was not declared dead in time, it just goes on after a long pause.
        if (!SiloRecords.Read(cluster.Folder).IsDeclaredDead(id))
            return;
        using var end = new CancellationTokenSource(EndLimit);
        while (!silo.HasExited && !end.IsCancellationRequested)
            await Task.Delay(100, CancellationToken.None);
        if (!silo.HasExited)
            await silo.KillAsync();

        await silo.StartAsync(samePorts: false);
        await BringBackAsync(silo);
    }

    // Started while the database is away, a silo may give up; whoever runs it starts it again.
    private async Task BringBackAsync(SiloNode silo)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await silo.WaitUntilReadyAsync();
                return;
            }
            catch (InvalidOperationException error) when (tries < 5)
            {
                log.EndedByThemselves.Enqueue(error.Message);
                if (!silo.HasExited)
                    await silo.KillAsync();
                await silo.StartAsync(samePorts: true);
            }
        }
    }

    private TimeSpan Seconds(double least, double most) => TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least)));
}
