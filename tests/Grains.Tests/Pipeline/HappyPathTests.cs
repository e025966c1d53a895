using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>From submit to done.</summary>
public sealed class HappyPathTests : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host;

    public HappyPathTests(PipelineFixture fixture) => _host = fixture.Host;

    [Fact]
    public async Task A_submission_is_scored_and_reported_with_few_writes_and_no_reminder()
    {
        var candidate = await Candidate.StartAsync(_host);
        var before = _host.Faults.WritesOf(candidate.Id);
        var all = _host.Faults.TotalWrites;

        await candidate.SubmitAsync();
        await candidate.ReportedAsync();

        // Accepted, scored, reported; by messages each stage has its start mark as well, so that a dead silo's runs are found at once.
        var writes = _host.Queue.IsBus ? 5 : 3;
        Assert.Equal(writes, _host.Faults.WritesOf(candidate.Id) - before);
        Assert.Equal(writes, _host.Faults.TotalWrites - all);
        Assert.Empty(await _host.Store.RemindersAsync(candidate.Id));
    }

    [Fact]
    public async Task A_finished_submission_tells_its_whole_story()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var detail = await candidate.DetailAsync();

        Assert.Equal(SubmissionStatus.Completed, detail.Session.Status);
        Assert.Equal(StageStatus.Completed, detail.Session.ScoringStatus);
        Assert.Equal(StageStatus.Completed, detail.ReportStatus);
        Assert.Equal(["created", "started", "submitted", "scored", "reported"], detail.Timeline.Select(entry => entry.Event));
        Assert.Equal(3m, detail.Evaluation!.TotalPoints);
        Assert.Equal(60m, detail.Evaluation.Percentage);
        Assert.Equal(detail.Evaluation.Id, detail.Report!.EvaluationId);
        Assert.Null(detail.WakeAt);
        Assert.False(detail.Stuck);
        var revision = Assert.Single(detail.Revisions);
        Assert.Equal((detail.Evaluation.Id, 1, 0, 60m, "system"), (revision.EvaluationId, revision.RunSequence, revision.Revision, revision.Percentage, revision.Actor));
        await Eventually.True(() => _host.Slots.Used == 0, "slots are free");
    }
}
