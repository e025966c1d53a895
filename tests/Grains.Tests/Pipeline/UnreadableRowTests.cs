using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>What a stage needs from other rows cannot be read for a while.</summary>
public sealed class UnreadableRowTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task A_row_that_cannot_be_read_for_a_while_is_no_failed_attempt_of_the_stage()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var archive = $"rev_{candidate.Id}.1.0";
        _host.Faults.FailReads(archive, 3);

        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        var detail = await candidate.Until(
            detail => detail.RunSequence == 2 && detail.ReportStatus == StageStatus.Completed, "reported again", () => _host.Clock.Advance(Step));

        Assert.Equal(0, _host.Faults.ReadsToFail(archive));
        Assert.Empty(detail.AttemptHistory);
        Assert.NotNull(await candidate.Grain.GetRevision(1, 0));
    }
}
