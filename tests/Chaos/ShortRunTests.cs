using Assay.Chaos.Checking;

namespace Assay.Chaos;

public sealed class ShortRunTests(ITestOutputHelper output)
{
    private static readonly TimeSpan AfterDeathLimit = TimeSpan.FromSeconds(3);

    // Of some hundred runs the slowest may meet two blows at once, for example while the silo that recovers is paused itself.
    private static readonly TimeSpan SlowestLimit = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Silos_api_and_database_are_killed_under_load_and_nothing_is_lost_doubled_stuck_or_failed()
    {
        var options = new ChaosOptions();

        var result = await ChaosRun.RunAsync(options, output.WriteLine, CancellationToken.None);

        foreach (var (name, value) in ChaosTable.Rows(result))
            output.WriteLine($"figure: chaos, seed {options.Seed}: {name}: {value}");
        foreach (var ended in result.Blows.EndedByThemselves)
            output.WriteLine(ended);
        Assert.True(result.Effects.AreClean, result.Effects.ToString());
        foreach (var refusal in result.Refusals.Distinct().Take(10))
            output.WriteLine(refusal);
        Assert.DoesNotContain(result.Refusals, refusal => refusal.Contains("/submit", StringComparison.Ordinal));
        Assert.InRange(result.Blows.Kills, options.Kills, int.MaxValue);
        Assert.InRange(result.Acknowledged, options.Submissions, int.MaxValue);
        Assert.InRange(Recoveries.FromDeath(result.CutOff, 0.5), TimeSpan.MinValue, AfterDeathLimit);
        Assert.InRange(Recoveries.FromBlow(result.CutOff, 1), TimeSpan.Zero, SlowestLimit);
    }
}
