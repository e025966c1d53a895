using System.Text.Json.Nodes;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Crashes;

public sealed class CrashPointTests(CrashRuns runs) : IClassFixture<CrashRuns>
{
    public static IEnumerable<object[]> Points => CrashHost.Points.CrashPoints.All.Select(point => new object[] { point.Scenario, point.Point });

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_process_that_dies_at_a_point_changes_nothing_about_the_end(string scenario, string point)
    {
        var outcome = await runs.OutcomeOfAsync(scenario, point);

        Assert.True(outcome.ExitCode == ChildProcess.Killed, $"The point was never reached; the process ended with {outcome.ExitCode}:\n{outcome.Output}");
        Assert.Equal(outcome.Undisturbed, outcome.Final);
        var end = JsonNode.Parse(outcome.Final)!;
        Assert.Equal("Completed", (string?)end["Session"]!["ScoringStatus"]);
        Assert.Equal("Completed", (string?)end["ReportStatus"]);
        Assert.Single(end["Revisions"]!.AsArray());
        Assert.Equal(1, (int)end["TimesScored"]!);
        Assert.Equal(1, (int)end["TimesReported"]!);
    }
}
