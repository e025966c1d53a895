using Assay.Chaos.Checking;
using Assay.Chaos.Clusters;
using Assay.Chaos.Driving;

namespace Assay.Chaos;

public sealed class RollingRestartTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Silos_are_stopped_and_started_in_turn_under_traffic_and_no_step_is_repeated()
    {
        await using var cluster = await ChaosCluster.StartAsync(silos: 3, seed: 3);
        using var traffic = await Traffic.PrepareAsync(cluster);
        var restarting = RestartInTurnAsync(cluster);
        await traffic.Driver.RunAsync(perSecond: 15, _ => restarting.IsCompleted, CancellationToken.None);
        var exits = await restarting;

        var effects = await traffic.JudgeAsync();
        var recoveries = Recoveries.Of(SiloRecords.Read(cluster.Folder), []);
        output.WriteLine(
            $"figure: rolling restart of 3 silos under {traffic.Driver.HandedIn.Count} submissions: calls repeated {traffic.Caller.Repeats}, refused {traffic.Caller.Refusals.Count}, "
            + $"steps repeated {recoveries.RepeatedCalls}, lost {effects.Lost.Count}, duplicates {effects.Duplicates.Count}, stuck {effects.Stuck.Count}, wrongly failed {effects.WronglyFailed.Count}");
        Assert.True(effects.AreClean, effects.ToString());
        Assert.Empty(traffic.Caller.Refusals);
        Assert.Empty(effects.FailedAttempts);
        Assert.All(exits, exit => Assert.Equal(0, exit));
        Assert.Equal(0, recoveries.RepeatedCalls);
        Assert.All(traffic.Driver.HandedIn, one => Assert.True(one.Acknowledged));
    }

    private static async Task<List<int>> RestartInTurnAsync(ChaosCluster cluster)
    {
        List<int> exits = [];
        foreach (var silo in cluster.Silos)
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
            exits.Add(await silo.StopAsync());
            await silo.StartAsync(samePorts: true);
            await silo.WaitUntilReadyAsync();
        }

        return exits;
    }
}
