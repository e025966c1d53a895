using Assay.Chaos.Clusters;
using Assay.Chaos.Driving;

namespace Assay.Chaos;

public sealed class HardStopTests(ITestOutputHelper output)
{
    private const int Candidates = 400;
    private const int InTheMiddle = Candidates / 2;

    [Fact]
    public async Task Database_and_all_silos_die_at_once_under_load_and_every_acknowledged_submission_is_there_and_finishes()
    {
        await using var cluster = await ChaosCluster.StartAsync(silos: 3, seed: 2);
        using var traffic = await Traffic.PrepareAsync(cluster);
        var sending = traffic.SendAsync(Candidates, perSecond: 20);
        while (traffic.Driver.HandedIn.Count < InTheMiddle)
            await Task.Delay(20);

        await Task.WhenAll(cluster.Silos.Select(silo => silo.KillAsync()).Append(cluster.Server.KillAsync()));
        var acknowledged = traffic.Driver.HandedIn.Count(one => one.Acknowledged);
        await cluster.Server.StartAsync();
        await Task.WhenAll(cluster.Silos.Select(silo => silo.StartAsync(samePorts: true)));
        await Task.WhenAll(cluster.Silos.Select(silo => silo.WaitUntilReadyAsync()));
        await sending;

        var effects = await traffic.JudgeAsync();
        output.WriteLine($"figure: hard stop with {acknowledged} acknowledged of {Candidates}: lost {effects.Lost.Count}, duplicates {effects.Duplicates.Count}, stuck {effects.Stuck.Count}, wrongly failed {effects.WronglyFailed.Count}");
        Assert.True(effects.AreClean, effects.ToString());
        Assert.Empty(traffic.Caller.Refusals);
        Assert.Equal(Candidates, traffic.Driver.HandedIn.Count(one => one.Acknowledged));
    }
}
