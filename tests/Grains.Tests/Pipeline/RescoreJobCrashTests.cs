using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.RescoreJobs;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>A rescore job whose process dies, and whose writes fail.</summary>
public sealed class RescoreJobCrashTests
{
    private static readonly Action<PipelineOptions> Quick = options => options.RescoreInterval = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_job_goes_on_where_it_was_after_its_process_was_killed_and_begins_no_run_twice()
    {
        await using var host = await PipelineHost.StartAsync(options =>
        {
            Quick(options);
            options.RescoreInFlight = 2;
        });
        var candidates = await Jobs.FinishManyAsync(host, 6);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var gate = host.Grader.Block(candidates[2].Id);
        var key = (await Jobs.OrderAsync(host)).GetPrimaryKeyString();
        await gate.Entered;
        await host.KillAsync(host.Cluster.Silos[0]);
        Assert.NotEmpty(await host.Store.RemindersAsync(key));
        gate.Open();
        await host.StopSiloAsync();
        await host.StartSiloAsync();

        var job = host.Grains.GetGrain<IRescoreJobGrain>(key);
        Assert.Equal((6, 0, 0), await Jobs.EndedAsync(job) is var ended ? (ended.Done, ended.Failed, ended.Skipped) : default);
        Assert.All(await Jobs.ItemsAsync(job), item => Assert.Equal((RescoreItemState.Done, 60m, 60m, 2), (item.State, item.OldPercentage, item.NewPercentage, item.RunSequence)));
        foreach (var candidate in candidates)
            Assert.Equal(2, (await candidate.DetailAsync()).RunSequence);
    }

    [Theory]
    [InlineData(1, nameof(Fault.TimeOutAfter))]
    [InlineData(2, nameof(Fault.FailBefore))]
    [InlineData(2, nameof(Fault.TimeOutAfter))]
    [InlineData(3, nameof(Fault.FailBefore))]
    [InlineData(3, nameof(Fault.TimeOutAfter))]
    [InlineData(4, nameof(Fault.FailBefore))]
    [InlineData(4, nameof(Fault.TimeOutAfter))]
    public async Task A_write_of_the_job_that_fails_or_whose_outcome_is_unknown_costs_time_only(int write, string fault)
    {
        await using var host = await PipelineHost.StartAsync(Quick);
        var candidates = await Jobs.FinishManyAsync(host, 3);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var job = host.Grains.GetGrain<IRescoreJobGrain>("rjob_" + Guid.NewGuid().ToString("N"));
        host.Faults.Plan(job.GetPrimaryKeyString(), number => number == write ? Enum.Parse<Fault>(fault) : Fault.None);
        await job.Create(new CreateRescoreJob(Samples.AssessmentId, Samples.Admin, "rescore", RescoreOnly.All));

        Assert.Equal((3, 0, 0), await Jobs.EndedAsync(job) is var ended ? (ended.Done, ended.Failed, ended.Skipped) : default);
        foreach (var candidate in candidates)
            Assert.Equal(2, (await candidate.DetailAsync()).RunSequence);
    }

    [Theory]
    [InlineData(nameof(Fault.FailBefore))]
    [InlineData(nameof(Fault.TimeOutAfter))]
    public async Task A_submission_whose_write_fails_or_is_unknown_is_ordered_again_and_runs_once(string fault)
    {
        await using var host = await PipelineHost.StartAsync(Quick);
        var candidate = await Candidate.FinishAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var failed = 0;
        host.Faults.Plan(candidate.Id, (_, state) => ((SubmissionState)state!).Timeline[^1].Event == "rescore_ordered" && failed++ == 0 ? Enum.Parse<Fault>(fault) : Fault.None);
        var job = await Jobs.OrderAsync(host);

        Assert.Equal(1, (await Jobs.EndedAsync(job)).Done);
        Assert.Equal(1, failed > 0 ? 1 : 0);
        Assert.Equal(2, (await candidate.DetailAsync()).RunSequence);
    }

    [Fact]
    public async Task An_order_said_again_by_its_job_begins_nothing_even_after_another_rescore()
    {
        await using var host = await PipelineHost.StartAsync();
        var candidate = await Candidate.FinishAsync(host);
        var order = new RescoreOrder("rjob_1", "rres_rjob_1.0", Samples.Admin, "rescore", RescoreOnly.All);
        await candidate.Grain.RescoreForJob(order);
        await candidate.Until(detail => detail.RunSequence == 2 && detail.ReportStatus == StageStatus.Completed, "reported");
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        await candidate.Until(detail => detail.RunSequence == 3 && detail.ReportStatus == StageStatus.Completed, "reported");

        var item = await candidate.Grain.RescoreForJob(order);
        Assert.Equal((RescoreItemState.Done, 2, 60m), (item.State, item.RunSequence, item.NewPercentage));
        Assert.Equal(3, (await candidate.DetailAsync()).RunSequence);
    }

    [Theory]
    [InlineData("nonsense!")]
    [InlineData("cmpvYl9vdGhlci8wLzA")]
    public async Task A_cursor_of_another_job_is_refused_and_so_is_an_unknown_job(string cursor)
    {
        await using var host = await PipelineHost.StartAsync(Quick);
        await Candidate.FinishAsync(host);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var job = await Jobs.OrderAsync(host);
        await Refusal.ExpectAsync(ErrorKind.Invalid, "invalid_cursor", () => job.ListItems(cursor, 10));
        var unknown = host.Grains.GetGrain<IRescoreJobGrain>("rjob_unknown");
        Assert.Null(await unknown.Get());
        await Refusal.ExpectAsync(ErrorKind.NotFound, "job_not_found", () => unknown.Pause(Samples.Admin));
    }
}
