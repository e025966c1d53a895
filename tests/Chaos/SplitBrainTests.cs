using Assay.Chaos.Checking;
using Assay.Chaos.Clusters;
using Assay.Chaos.Driving;
using Assay.Chaos.Silos;

namespace Assay.Chaos;

public sealed class SplitBrainTests(ITestOutputHelper output)
{
    private const int Candidates = 60;
    private static readonly TimeSpan DeathLimit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_silo_that_wakes_up_while_others_redo_its_runs_changes_nothing_any_more()
    {
        await using var cluster = await ChaosCluster.StartAsync(silos: 3, seed: 4);
        using var traffic = await Traffic.PrepareAsync(cluster);
        var sending = traffic.SendAsync(Candidates, perSecond: 30);
        var paused = await BusyAsync(cluster);
        var id = paused.Process.Id;

        await paused.Process.SignalAsync("STOP");
        var cutOff = Executing(SiloRecords.Read(cluster.Folder), id);
        Assert.NotEmpty(cutOff);

        // Both work on the same submissions from here on: the steps of the paused one are due at once, the others' have just begun.
        await UntilAsync(cluster, records => cutOff.Any(run => records.CallsByRun[run].Any(call => call.ProcessId != id)));
        await paused.Process.SignalAsync("CONT");
        await sending;

        var effects = await traffic.JudgeAsync();
        var records = SiloRecords.Read(cluster.Folder);
        var twice = cutOff.Count(run => records.CallsByRun[run].Select(call => call.ProcessId).Distinct().Count() > 1);
        output.WriteLine($"figure: split brain: {twice} runs on two silos at once, {Candidates} submissions: lost {effects.Lost.Count}, duplicates {effects.Duplicates.Count}, stuck {effects.Stuck.Count}, wrongly failed {effects.WronglyFailed.Count}");
        Assert.True(effects.AreClean, effects.ToString());
        Assert.NotEqual(0, twice);
        Assert.All(traffic.Driver.HandedIn, one => Assert.True(one.Acknowledged));
    }

    /// <summary>Any silo that executes several runs: where they are placed is not ours to say.</summary>
    private static async Task<SiloNode> BusyAsync(ChaosCluster cluster)
    {
        SiloNode? busy = null;
        await UntilAsync(cluster, records => (busy = cluster.Silos.FirstOrDefault(silo => Executing(records, silo.Process.Id).Count >= 5)) is not null);
        return busy!;
    }

    /// <summary>Runs whose call of the grader has begun and not ended on this process.</summary>
    private static HashSet<string> Executing(SiloRecords records, int processId) =>
        [.. records.Lines
            .Where(line => line.ProcessId == processId && line.Kind is SiloRecord.Began or SiloRecord.Ended)
            .GroupBy(line => line.What)
            .Where(call => call.All(line => line.Kind == SiloRecord.Began))
            .Select(call => call.Key[..call.Key.LastIndexOf(' ')])];

    private static async Task UntilAsync(ChaosCluster cluster, Predicate<SiloRecords> done)
    {
        using var limit = new CancellationTokenSource(DeathLimit);
        while (!done(SiloRecords.Read(cluster.Folder)))
            await Task.Delay(20, limit.Token);
    }
}
