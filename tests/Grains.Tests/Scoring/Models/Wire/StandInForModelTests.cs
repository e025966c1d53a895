using Assay.Scoring;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Grains.Tests.Scoring.Models.Wire;

public sealed class StandInForModelTests
{
    [Fact]
    public async Task With_the_setting_the_embedded_grader_stands_in_during_an_outage_and_says_so()
    {
        await using var host = await ModelHost.StartAsync(options => options.FallBackToEmbedded = true);
        host.Server.Faults.All(FaultKind.ServerError);
        var candidate = await host.HandInAsync();
        var detail = await candidate.ReportedAsync();

        var score = ModelHost.ScoreOf(detail, "q2");
        Assert.Equal((ScoreOutcome.HumanReview, "no_reference", null), (score.Outcome, score.ReasonCode, score.Model));
        Assert.Contains("(model_fallback)", score.Feedback, StringComparison.Ordinal);
        Assert.Contains(detail.Evaluation!.DriverVersions, driver => driver.EndsWith("(model_fallback)", StringComparison.Ordinal));
        Assert.Equal(("embedded", 0), (detail.Evaluation.Method, detail.Attempts));
        Assert.Contains(host.Pipeline.Log.Lines, line => line.Contains(candidate.Id, StringComparison.Ordinal) && line.Contains("model_unavailable", StringComparison.Ordinal));
    }
}
