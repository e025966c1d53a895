using Assay.Chaos.Checking;

namespace Assay.Chaos;

public sealed class ShortRunTests(ITestOutputHelper output)
{
    private static readonly TimeSpan AfterKillLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan AfterDeathLimit = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Silos_api_and_database_are_killed_under_load_and_nothing_is_lost_doubled_stuck_or_failed()
    {
        var options = new ChaosOptions();

        var result = await ChaosRun.RunAsync(options, output.WriteLine, CancellationToken.None);

        foreach (var (name, value) in ChaosTable.Rows(result))
            output.WriteLine($"figure: chaos, seed {options.Seed}: {name}: {value}");
        foreach (var ended in result.Blows.EndedByThemselves)
            output.WriteLine(ended);
        foreach (var line in result.ApiErrors)
            output.WriteLine(line);
        Assert.True(result.Effects.AreClean, result.Effects.ToString());
        Assert.Empty(result.Refusals);
        Assert.InRange(result.Blows.Kills, options.Kills, int.MaxValue);
        Assert.InRange(result.Acknowledged, options.Submissions, int.MaxValue);
        Assert.NotEmpty(result.CutOff);
        Assert.InRange(Recoveries.FromBlow(result.CutOff, 0.99), TimeSpan.Zero, AfterKillLimit);
        Assert.InRange(Recoveries.FromDeath(result.CutOff, 0.99), TimeSpan.MinValue, AfterDeathLimit);
    }
}
