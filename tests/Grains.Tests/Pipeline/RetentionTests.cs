using Assay.Audit;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Retention;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Erasing by age: off unless a class has one, and never what is still in use.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task Nothing_is_erased_unless_a_class_has_an_age()
    {
        await using var host = await PipelineHost.StartAsync();
        var finished = await Candidate.FinishAsync(host);
        host.Clock.Advance(1000 * Day);

        Assert.Equal(0, await Retention(host).Pass());
        Assert.NotNull((await finished.DetailAsync()).Report);
    }

    [Fact]
    public async Task Finished_submissions_go_when_their_days_are_over_and_unused_ones_stay()
    {
        await using var host = await PipelineHost.StartAsync(retention => retention.FinishedDays = 30);
        var first = await Candidate.FinishAsync(host);
        var failed = await FailedAsync(host);
        var unused = await Candidate.InviteAsync(host);
        host.Clock.Advance(10 * Day);
        await host.Recovery.Sweep();
        var second = await Candidate.FinishAsync(host);

        host.Clock.Advance(20 * Day);
        Assert.Equal(0, await Retention(host).Pass());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await Retention(host).Pass());
        Assert.Equal(0, await Retention(host).Pass());

        Assert.Equal(SubmissionStatus.Erased, await StatusAsync(host, first));
        Assert.Equal(SubmissionStatus.Erased, await StatusAsync(host, failed));
        Assert.Equal(SubmissionStatus.Completed, await StatusAsync(host, second));
        Assert.Equal(SubmissionStatus.Expired, await StatusAsync(host, unused));
        var entry = (await host.Audit.ListAsync(new AuditQuery { Subject = first.Id }, CancellationToken.None)).Entries[0];
        Assert.Equal(("retention", "submission.erased", "Retention:FinishedDays"), (entry.Actor, entry.Action, entry.Details));
    }

    [Fact]
    public async Task Unused_tests_go_when_their_days_are_over_and_their_time_too()
    {
        await using var host = await PipelineHost.StartAsync(retention => retention.UnusedDays = 1);
        var expired = await Candidate.InviteAsync(host);
        var finished = await Candidate.FinishAsync(host);
        var abandoned = await Rows.InsertAsync(host, row => InProgress(row, row.CreatedAt));
        var atWork = await Rows.InsertAsync(host, row => InProgress(row, row.CreatedAt + (2 * Day)));

        host.Clock.Advance(Day + TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Retention(host).Pass());
        await host.Recovery.Sweep();
        Assert.Equal(1, await Retention(host).Pass());

        Assert.Equal(SubmissionStatus.Erased, await StatusAsync(host, abandoned));
        Assert.Equal(SubmissionStatus.Erased, await StatusAsync(host, expired));
        Assert.Equal(SubmissionStatus.InProgress, await StatusAsync(host, atWork));
        Assert.Equal(SubmissionStatus.Completed, await StatusAsync(host, finished));
    }

    [Fact]
    public async Task A_submission_that_is_being_worked_on_is_not_touched()
    {
        await using var host = await PipelineHost.StartAsync(retention => retention.FinishedDays = 1);
        var candidate = await Candidate.FinishAsync(host);
        host.Clock.Advance(2 * Day);
        var gate = host.Grader.Block(candidate.Id);
        await candidate.Grain.Rescore(Samples.Admin, supersede: false);
        await gate.Entered;

        Assert.Equal(0, await Retention(host).Pass());
        gate.Open();
        await candidate.Until(detail => detail.RunSequence == 2 && detail.ReportStatus == StageStatus.Completed, "scored again");
        Assert.Equal(1, await Retention(host).Pass());
    }

    [Fact]
    public async Task A_pass_is_bounded_and_the_oldest_go_first()
    {
        await using var host = await PipelineHost.StartAsync(retention => (retention.FinishedDays, retention.MostAtOnce) = (1, 3));
        var all = new List<Candidate>();
        for (var number = 0; number < 5; number++)
        {
            all.Add(await Candidate.FinishAsync(host));
            host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        host.Clock.Advance(2 * Day);
        var passes = new[] { await Retention(host).Pass(), await Retention(host).Pass(), await Retention(host).Pass() };

        Assert.Equal([3, 2, 0], passes);
        foreach (var candidate in all)
            Assert.Equal(SubmissionStatus.Erased, await StatusAsync(host, candidate));
    }

    [Fact]
    public async Task One_that_cannot_be_erased_does_not_keep_the_others()
    {
        await using var host = await PipelineHost.StartAsync(retention => retention.FinishedDays = 1);
        var stubborn = await Candidate.FinishAsync(host);
        var other = await Candidate.FinishAsync(host);
        host.Faults.Plan(stubborn.Id, _ => Fault.FailBefore);
        host.Clock.Advance(2 * Day);

        Assert.Equal(1, await Retention(host).Pass());
        Assert.Equal(SubmissionStatus.Erased, await StatusAsync(host, other));
        host.Faults.Clear();
        Assert.Equal(1, await Retention(host).Pass());
        Assert.Equal(SubmissionStatus.Erased, await StatusAsync(host, stubborn));
    }

    [Fact]
    public async Task It_works_by_itself_once_it_is_on()
    {
        await using var host = await PipelineHost.StartAsync(retention => (retention.FinishedDays, retention.Interval) = (1, TimeSpan.FromMilliseconds(50)));
        var candidate = await Candidate.FinishAsync(host);

        host.Clock.Advance(2 * Day);

        await Eventually.Holds(() => StatusAsync(host, candidate), status => status == SubmissionStatus.Erased, "it is erased");
    }

    private static SubmissionState InProgress(SubmissionState row, DateTimeOffset end) => row with
    {
        Status = SubmissionStatus.InProgress,
        CompletedAt = null,
        ExpirationTime = end,
        ScoringStatus = StageStatus.Pending,
        Run = new RunState(),
    };

    private static async Task<Candidate> FailedAsync(PipelineHost host)
    {
        var candidate = await Candidate.StartAsync(host);
        host.Grader.Fail(candidate.Id, _ => new StageException("bad_key", "Refused.", permanent: true));
        await candidate.SubmitAsync();
        await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        return candidate;
    }

    private static IRetentionGrain Retention(PipelineHost host) => host.Grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key);

    private static async Task<SubmissionStatus> StatusAsync(PipelineHost host, Candidate candidate) =>
        (await Rows.ReadAsync(host, candidate.Id)).Status;
}
