using System.Diagnostics;
using Assay.Chaos.Checking;
using Assay.Chaos.Clusters;
using Assay.Chaos.Driving;
using Assay.Chaos.Schedule;

namespace Assay.Chaos;

/// <summary>One run: a cluster, candidates and blows side by side, then time to settle, then the count.</summary>
internal static class ChaosRun
{
    private const int Silos = 3;

    /// <summary>About what passes between two kills, so that candidates come as long as blows fall.</summary>
    private const double SecondsToAKill = 9;

    private const int SubmissionsToACut = 500;

    private const int SubmissionsToABusRound = 750;

    public static async Task<ChaosResult> RunAsync(ChaosOptions options, Action<string> say, CancellationToken stop)
    {
        var began = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        await using var cluster = await ChaosCluster.StartAsync(Silos, options.Seed, options.Bus);
        using var traffic = await Traffic.PrepareAsync(cluster);
        var driver = traffic.Driver;
        say($"{clock.Elapsed:hh\\:mm\\:ss} the cluster is there");

        var log = new BlowLog();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(options.Limit);
        var blows = BlowAsync(cluster, log, options, driver, limit.Token);
        var telling = TellAsync(clock, driver, log, blows, say);
        var rate = options.Submissions / (options.Kills * SecondsToAKill);
        await driver.RunAsync(rate, handedIn => handedIn >= options.Submissions && blows.IsCompleted, limit.Token);
        await blows;
        await telling;

        say($"{clock.Elapsed:hh\\:mm\\:ss} the driver has ended");
        var settling = Stopwatch.StartNew();
        var before = cluster.Bus is { } bus ? await BusFigures.SettleAsync(cluster, bus) : null;
        if (before is not null)
            await traffic.Admin.ReconcileAsync();
        var effects = await traffic.JudgeAsync();
        var figures = before is null ? null : before with { Left = await DeadLetters.ReadAsync(cluster.Bus!, cluster.Database), Waiting = cluster.Bus!.Waiting };
        if (!effects.AreClean || !traffic.Caller.Refusals.IsEmpty || options.KeepsFolder)
        {
            cluster.KeepsFolder = true;
            say($"What the processes wrote down is in {cluster.Folder}");
        }

        var recoveries = Recoveries.Of(SiloRecords.Read(cluster.Folder), log.All);
        return new ChaosResult(options, began, clock.Elapsed, settling.Elapsed, driver.HandedIn, log, effects, recoveries, figures, traffic.Caller.Repeats, traffic.Caller.Refusals, cluster.Api.Errors);
    }

    private static async Task BlowAsync(ChaosCluster cluster, BlowLog log, ChaosOptions options, Driver driver, CancellationToken stop)
    {
        var apiKills = options.Kills / 5;
        var databaseKills = options.Kills / 7;
        var siloKills = options.Kills - apiKills - databaseKills;
        var silos = new SiloBlows(cluster, log, options.Seed);
        var others = new OtherBlows(cluster, log, options.Seed);
        await Task.WhenAll(
            silos.RunAsync(siloKills, stop),
            others.RunAsync(apiKills, databaseKills, options.Submissions / SubmissionsToACut, Progress, stop),
            cluster.Bus is { } bus ? new BusBlows(bus, log, options.Seed).RunAsync(options.Submissions / SubmissionsToABusRound, HandedIn, stop) : Task.CompletedTask);
        await silos.RestartEndedAsync();

        // By what has been handed in or by the silos' kills, whichever is ahead: neither may wait for the other.
        double Progress() => Math.Max(HandedIn(), (double)log.Count(BlowKind.SiloKilled) / siloKills);

        double HandedIn() => (double)driver.HandedIn.Count / options.Submissions;
    }

    private static async Task TellAsync(Stopwatch clock, Driver driver, BlowLog log, Task blows, Action<string> say)
    {
        while (!blows.IsCompleted)
        {
            await Task.WhenAny(blows, Task.Delay(TimeSpan.FromSeconds(20)));
            say($"{clock.Elapsed:hh\\:mm\\:ss} {driver.HandedIn.Count} handed in of {driver.Begun} begun, {log.Kills} kills");
        }
    }
}
