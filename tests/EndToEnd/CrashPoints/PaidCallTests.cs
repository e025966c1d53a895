using System.Text.Json.Nodes;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Crashes;

public sealed class PaidCallTests(PaidCallRun run) : IClassFixture<PaidCallRun>
{
    private static readonly string[] All = ["written.1", "written.2", "written.3", "code.1", "code.2", "code.3", "report.1"];

    public static IEnumerable<object[]> Points => CrashHost.Points.CrashPoints.Of(CrashHost.Points.CrashPoints.Paid).Select(point => new object[] { point });

    [Theory]
    [MemberData(nameof(Points))]
    public async Task After_a_process_has_died_no_sample_is_asked_for_again_whose_result_was_stored_and_the_costs_add_up(string point)
    {
        var outcome = await run.OutcomeOfAsync(point);

        Assert.True(outcome.ExitCode == ChildProcess.Killed, $"The point was never reached; the process ended with {outcome.ExitCode}:\n{outcome.Output}");
        Assert.Equal(outcome.Undisturbed, outcome.Final);
        foreach (var call in All)
        {
            var stored = Assert.Single(outcome.ModelCalls.Index(), line => line.Item == "stored " + call);
            var asked = outcome.ModelCalls.Index().Where(line => line.Item == "asked " + call).ToList();
            Assert.InRange(asked.Count, 1, 2);
            Assert.All(asked, line => Assert.InRange(line.Index, 0, stored.Index - 1));
        }

        Assert.DoesNotContain(outcome.ModelCalls, line => !All.Contains(line.Split(' ')[1]));
        var end = JsonNode.Parse(outcome.Final)!;
        var cost = end["Evaluation"]!["Cost"]!;
        var samples = end["Evaluation"]!["Questions"]!.AsArray().SelectMany(question => question!["Model"]?["Samples"]?.AsArray() ?? []).ToList();
        Assert.Equal((6, 6), (samples.Count, (int)cost["LlmCalls"]!));
        Assert.Equal((5_400, 600), ((int)cost["InputTokens"]!, (int)cost["OutputTokens"]!));
        Assert.Equal((0.0156m, 0.0156m), ((decimal)cost["CostUsd"]!, samples.Sum(sample => (decimal)sample!["CostUsd"]!)));
        Assert.Equal(0.0026m, (decimal)end["Report"]!["Cost"]!["CostUsd"]!);
        Assert.Equal(1, (int)end["TimesScored"]!);
    }
}
