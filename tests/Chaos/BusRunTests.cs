namespace Assay.Chaos;

public sealed class BusRunTests(ITestOutputHelper output)
{
    [Fact]
    public async Task With_a_broker_that_is_cut_stalled_throttled_and_restarted_nothing_is_lost_doubled_stuck_or_failed()
    {
        var options = new ChaosOptions { Bus = true, Kills = 10 };

        var result = await ChaosRun.RunAsync(options, output.WriteLine, CancellationToken.None);

        foreach (var (name, value) in ChaosTable.Rows(result))
            output.WriteLine($"figure: chaos with the bus, seed {options.Seed}: {name}: {value}");
        foreach (var line in result.ApiErrors.Concat(result.Blows.EndedByThemselves))
            output.WriteLine(line);
        Assert.True(result.Effects.AreClean, result.Effects.ToString());
        Assert.Empty(result.Refusals);
        Assert.InRange(result.Blows.Kills, options.Kills, int.MaxValue);
        Assert.InRange(result.Acknowledged, options.Submissions, int.MaxValue);
        Assert.True(result.Bus!.Redeliveries > 0);
        Assert.Equal(0, result.Bus.Waiting);
        Assert.DoesNotContain(result.Bus.Left, letter => letter.IsFinished);
    }
}
