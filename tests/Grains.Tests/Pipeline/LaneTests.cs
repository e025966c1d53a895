using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Storage;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Runs that a dying process cut off: orphans are laid down as rows of a silo that is gone.</summary>
public sealed class LaneTests
{
    [Fact]
    public async Task The_first_repetition_runs_among_the_others_with_a_start_mark()
    {
        await using var host = await PipelineHost.StartAsync();
        await Candidate.PublishAsync(host);
        var candidate = await Rows.InsertOrphanAsync(host);
        var gate = host.Grader.Block(candidate.Id);

        await host.Recovery.Sweep();
        await gate.Entered;

        var row = await Rows.ReadAsync(host, candidate.Id);
        Assert.Equal((RunPhase.Running, host.Owner, 1, 0), (row.Run.Phase, row.Run.Owner, row.Run.Interruptions, row.Run.LaneStarts));
        Assert.True(host.Slots.LaneFree);
        gate.Open();
        var detail = await candidate.ReportedAsync();
        Assert.Contains(detail.Timeline, entry => entry.Event == "interrupted");
        Assert.Equal(0, detail.Interruptions);
    }

    [Fact]
    public async Task From_the_second_repetition_on_they_run_one_at_a_time()
    {
        await using var host = await PipelineHost.StartAsync();
        await Candidate.PublishAsync(host);
        var gate = host.Grader.Block();
        var suspects = new List<Candidate>();
        for (var number = 0; number < 4; number++)
            suspects.Add(await Rows.InsertOrphanAsync(host, interruptions: 1));

        await host.Recovery.Sweep();
        await gate.Entered;
        Assert.False(host.Slots.LaneFree);
        Assert.Equal(1, host.Slots.Used);
        var waiting = await host.Catalog.DueAsync(AlarmKind.Lane, host.Clock.GetUtcNow(), 10, CancellationToken.None);
        Assert.Equal(3, waiting.Length);
        var neighbour = await Candidate.StartAsync(host);
        host.Grader.Script(neighbour.Id, (_, _) => Task.CompletedTask);
        await neighbour.SubmitAsync();
        await neighbour.ReportedAsync();

        gate.Open();
        foreach (var suspect in suspects)
            await suspect.ReportedAsync();
        Assert.Equal(1, host.Grader.Calls.Where(call => call.SubmissionId != neighbour.Id).GroupBy(call => call.SubmissionId).Max(group => group.Count()));
        Assert.True(host.Grader.MostInside <= 2);
        Assert.True(host.Slots.LaneFree);
    }

    [Fact]
    public async Task Dying_twice_in_the_lane_is_failure_and_only_for_the_one_that_died()
    {
        await using var host = await PipelineHost.StartAsync();
        await Candidate.PublishAsync(host);
        var once = await Rows.InsertOrphanAsync(host, interruptions: 2, laneStarts: 1);
        var twice = await Rows.InsertOrphanAsync(host, interruptions: 3, laneStarts: 2);
        var neighbours = new List<Candidate>();
        for (var number = 0; number < 10; number++)
            neighbours.Add(await Rows.InsertOrphanAsync(host));

        await host.Recovery.Sweep();

        var failed = await twice.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        Assert.Equal("interrupted_repeatedly", failed.LastError!.ErrorCode);
        Assert.Equal(0, host.Grader.CallsOf(twice.Id));
        Assert.Null(failed.WakeAt);
        await once.ReportedAsync();
        foreach (var neighbour in neighbours)
            await neighbour.ReportedAsync();
    }

    [Fact]
    public async Task What_failed_in_the_lane_can_be_reopened_by_an_admin()
    {
        await using var host = await PipelineHost.StartAsync();
        await Candidate.PublishAsync(host);
        var candidate = await Rows.InsertOrphanAsync(host, interruptions: 3, laneStarts: 2);
        await host.Recovery.Sweep();

        await candidate.Grain.Retry(Samples.Admin);

        Assert.Equal(0, (await candidate.ReportedAsync()).Interruptions);
    }
}
