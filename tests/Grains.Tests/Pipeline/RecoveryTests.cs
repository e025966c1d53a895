using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Runs whose silo is gone are found at start and by the timer.</summary>
public sealed class RecoveryTests
{
    private const int Orphans = 80;

    [Fact]
    public async Task Orphans_of_a_dead_generation_run_again_at_start_and_finish_once()
    {
        await using var host = await PipelineHost.StartAsync(options => options.RecoveryInterval = TimeSpan.FromMilliseconds(200));
        await Candidate.PublishAsync(host);
        await host.StopSiloAsync();
        var orphans = new List<Candidate>();
        await host.StartSiloAsync(recovery: false);
        for (var number = 0; number < Orphans; number++)
            orphans.Add(await Rows.InsertOrphanAsync(host));
        await host.StopSiloAsync();

        await host.StartSiloAsync();

        foreach (var orphan in orphans)
        {
            var detail = await orphan.ReportedAsync();
            Assert.Single(detail.Revisions);
            Assert.Equal(1, host.Grader.CallsOf(orphan.Id));
        }
    }

    [Fact]
    public async Task The_timer_finds_orphans_waiting_rows_and_deadlines()
    {
        await using var host = await PipelineHost.StartAsync(options => options.RecoveryInterval = TimeSpan.FromMilliseconds(100));
        await Candidate.PublishAsync(host);
        var late = await Candidate.StartAsync(host);
        var orphan = await Rows.InsertOrphanAsync(host);
        var waiting = await Rows.InsertAsync(host, state => state);

        await orphan.ReportedAsync();
        await waiting.ReportedAsync();
        host.Clock.Advance(TimeSpan.FromHours(2));
        await late.ReportedAsync();
    }

    [Fact]
    public async Task Recovery_works_while_its_own_reminder_cannot_be_set()
    {
        await using var host = await PipelineHost.StartAsync();
        await Candidate.PublishAsync(host);
        await host.StopSiloAsync();
        await host.StartSiloAsync(recovery: false);
        await host.Store.BreakRemindersAsync();
        var orphan = await Rows.InsertOrphanAsync(host);

        await host.Recovery.Start();

        await orphan.ReportedAsync();
    }

    [Fact]
    public async Task A_run_whose_lease_ran_out_is_not_repeated_while_its_activation_works_on_it()
    {
        await using var host = await PipelineHost.StartAsync(configureScoring: scoring => scoring.AnswerTimeLimit = TimeSpan.FromHours(10));
        var candidate = await Candidate.StartAsync(host);
        var gate = host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        host.Clock.Advance(TimeSpan.FromMinutes(11));

        await host.Recovery.Sweep();
        gate.Open();

        var detail = await candidate.ReportedAsync();
        Assert.Equal((1, 0), (host.Grader.CallsOf(candidate.Id), detail.Interruptions));
    }

    [Fact]
    public async Task A_step_that_outlives_half_of_its_lease_extends_it()
    {
        await using var host = await PipelineHost.StartAsync(configureScoring: scoring => scoring.AnswerTimeLimit = TimeSpan.FromHours(10));
        var candidate = await Candidate.StartAsync(host);
        var gate = host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        var before = (await Rows.ReadAsync(host, candidate.Id)).Run.LeaseUntil;

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var row = await Eventually.Holds(() => Rows.ReadAsync(host, candidate.Id), row => row.Run.LeaseUntil > before, "the lease is extended");

        Assert.Equal(host.Clock.GetUtcNow() + TimeSpan.FromMinutes(10), row.Run.LeaseUntil);
        gate.Open();
        Assert.Single((await candidate.ReportedAsync()).Revisions);
    }

    [Fact]
    public async Task A_lease_that_cannot_be_extended_is_no_failed_attempt()
    {
        await using var host = await PipelineHost.StartAsync(configureScoring: scoring => scoring.AnswerTimeLimit = TimeSpan.FromHours(10));
        var candidate = await Candidate.StartAsync(host);
        var gate = host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        var refused = 0;
        host.Faults.Plan(candidate.Id, (_, state) => ((SubmissionState)state!).Run.Stage == Stage.Score && Interlocked.Increment(ref refused) == 1 ? Fault.FailBefore : Fault.None);

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await Eventually.True(() => refused > 0, "an extension was refused");
        gate.Open();

        var detail = await candidate.ReportedAsync(() => host.Clock.Advance(TimeSpan.FromSeconds(1)));
        Assert.Empty(detail.AttemptHistory);
        Assert.Equal(1, host.Grader.CallsOf(candidate.Id));
    }
}
