using Assay.Audit;
using Assay.Catalog;
using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Erased is erased, whatever state it happens in and whatever comes later.</summary>
public sealed class EraseTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    public static TheoryData<string> States => ["pending", "expired", "in progress", "running", "waits for a retry", "failed", "completed", "marked"];

    [Theory]
    [MemberData(nameof(States))]
    public async Task A_submission_in_any_state_is_erased_and_refuses_every_call(string state)
    {
        var candidate = await MakeAsync(state);

        var reply = await candidate.Grain.Erase(Samples.Admin);

        Assert.Equal((_host.Clock.GetUtcNow(), true), (reply.ErasedAt, reply.Purged));
        await Eventually.True(() => _host.Slots.Used == 0, "no run is left");
        await IsGoneAsync(candidate);
        await RefusesEverythingAsync(candidate);
        Assert.Equal(["submission.erased"], (await AuditOfAsync(candidate)).Select(entry => entry.Action).Take(1));
    }

    [Fact]
    public async Task A_result_that_comes_after_the_erase_is_discarded()
    {
        var candidate = await Candidate.StartAsync(_host);
        var late = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        _host.Grader.Script(candidate.Id, (_, _) =>
        {
            // Deaf to cancellation, as some services are.
            entered.TrySetResult();
            return late.Task;
        });
        await candidate.SubmitAsync();
        await entered.Task;

        await candidate.Grain.Erase(Samples.Admin);
        var writes = _host.Faults.WritesOf(candidate.Id);
        late.SetResult();
        await Eventually.True(() => _host.Grader.Inside == 0 && _host.Slots.Used == 0, "the late grader has ended");
        await _host.Recovery.Sweep();

        Assert.Equal(writes, _host.Faults.WritesOf(candidate.Id));
        await IsGoneAsync(candidate);
    }

    [Fact]
    public async Task A_result_whose_write_hangs_while_it_is_erased_does_not_survive()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Faults.Plan(candidate.Id, (_, state) => ((SubmissionState)state!).Evaluation is not null ? Fault.Hang : Fault.None);
        await candidate.SubmitAsync();
        await Eventually.True(() => _host.Faults.Hanging == 1, "the evaluation is being written");

        var erasing = candidate.Grain.Erase(Samples.Admin);
        _host.Faults.Plan(candidate.Id, _ => Fault.None);
        _host.Faults.ReleaseHanging();
        await erasing;

        await Eventually.True(() => _host.Slots.Used == 0, "no run is left");
        await IsGoneAsync(candidate);
    }

    [Fact]
    public async Task A_retry_that_was_waiting_never_comes()
    {
        var candidate = await MakeAsync("waits for a retry");
        await Eventually.Holds(() => _host.RetryAlarmsAsync(candidate.Id), count => count == 1, "an alarm is set");

        await candidate.Grain.Erase(Samples.Admin);
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await _host.Recovery.Sweep();

        Assert.Empty(await _host.Store.RemindersAsync(candidate.Id));
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
        await IsGoneAsync(candidate);
    }

    [Fact]
    public async Task Erasing_again_changes_nothing_and_is_audited_once()
    {
        var candidate = await Candidate.FinishAsync(_host);
        var first = await candidate.Grain.Erase(Samples.Admin);
        var writes = _host.Faults.WritesOf(candidate.Id);
        _host.Clock.Advance(TimeSpan.FromSeconds(5));

        var again = await candidate.Grain.Erase(new AdminCommand("other@example.com", "another reason"));

        Assert.Equal(first, again);
        Assert.Equal(writes, _host.Faults.WritesOf(candidate.Id));
        var entry = Assert.Single(await AuditOfAsync(candidate), entry => entry.Action == "submission.erased");
        Assert.Equal((Samples.Admin.Actor, Samples.Admin.Reason), (entry.Actor, entry.Details));
    }

    [Fact]
    public async Task Only_a_tombstone_has_the_layout_that_earlier_versions_refuse()
    {
        var candidate = await Candidate.FinishAsync(_host);
        Assert.Equal(1, (await Rows.ReadAsync(_host, candidate.Id)).SchemaVersion);

        await candidate.Grain.Erase(Samples.Admin);

        Assert.Equal(2, (await Rows.ReadAsync(_host, candidate.Id)).SchemaVersion);
    }

    [Fact]
    public async Task An_id_that_nobody_created_cannot_be_erased()
    {
        var nobody = _host.Grains.GetGrain<ISubmissionGrain>(Samples.NewId());

        await Refusal.ExpectAsync(ErrorKind.NotFound, "submission_not_found", () => nobody.Erase(Samples.Admin));
    }

    [Theory]
    [InlineData((int)Fault.FailBefore, false)]
    [InlineData((int)Fault.TimeOutAfter, true)]
    public async Task An_erase_whose_write_fails_is_done_or_not_and_its_repetition_completes_it(int fault, bool stored)
    {
        var candidate = await Candidate.FinishAsync(_host);
        var failed = false;
        _host.Faults.Plan(candidate.Id, (_, state) => ((SubmissionState)state!).Erasure is not null && !failed && (failed = true) ? (Fault)fault : Fault.None);

        await Refusal.ExpectAsync(ErrorKind.Unavailable, "store_unavailable", () => candidate.Grain.Erase(Samples.Admin));
        Assert.Equal(stored, (await Rows.ReadAsync(_host, candidate.Id)).Erasure is not null);
        var reply = await candidate.Grain.Erase(Samples.Admin);

        Assert.True(reply.Purged);
        Assert.Single(await AuditOfAsync(candidate), entry => entry.Action == "submission.erased");
        await IsGoneAsync(candidate);
    }

    [Fact]
    public async Task An_activation_that_does_not_know_of_the_erase_cannot_bring_anything_back()
    {
        var candidate = await Candidate.StartAsync(_host);
        var gate = _host.Grader.Block(candidate.Id);
        await candidate.SubmitAsync();
        await gate.Entered;
        await Rows.ChangeAsync(_host, candidate.Id, state => ErasureChanges.Tombstone(state, _host.Clock.GetUtcNow()));

        gate.Open();
        await Eventually.True(() => _host.Slots.Used == 0, "the stale run has ended");
        await RefusesEverythingAsync(candidate);
        _host.Clock.Advance(TimeSpan.FromMinutes(2));
        await _host.Recovery.Sweep();

        await IsGoneAsync(candidate);
    }

    [Fact]
    public async Task The_totals_leave_it_out_and_the_list_shows_it_without_its_candidate()
    {
        await using var host = await PipelineHost.StartAsync();
        var kept = await Candidate.FinishAsync(host);
        var erased = await Candidate.FinishAsync(host);
        await erased.Grain.Erase(Samples.Admin);

        var totals = await host.Catalog.CountAsync(null, CancellationToken.None);
        var work = await host.Catalog.CountWorkAsync(CancellationToken.None);
        var list = await host.Catalog.ListAsync(new SubmissionQuery(), CancellationToken.None);
        var byStatus = await host.Catalog.ListAsync(new SubmissionQuery { Status = SubmissionStatus.Erased }, CancellationToken.None);
        var byEmail = await host.Catalog.ListAsync(new SubmissionQuery { CandidateEmail = Samples.Order().CandidateEmail }, CancellationToken.None);

        Assert.Equal((1L, 1L, 1L, 0L), (totals.TotalTests, totals.CompletedTests, totals.ScoredTests, totals.PendingTests));
        Assert.Equal((0L, 0L), (work.Scoring.Active + work.Scoring.Failed, work.Report.Active + work.Report.Failed));
        Assert.Equal(2, list.Items.Length);
        var item = Assert.Single(byStatus.Items);
        Assert.Equal((erased.Id, "", "", null), (item.SubmissionId, item.CandidateEmail, item.CandidateName, item.OverallScore));
        Assert.Equal(kept.Id, Assert.Single(byEmail.Items).SubmissionId);
    }

    private async Task<Candidate> MakeAsync(string state)
    {
        switch (state)
        {
            case "pending":
                return await Candidate.InviteAsync(_host);
            case "expired":
                return await Rows.InsertAsync(_host, row => row with { Status = SubmissionStatus.Expired, Run = new RunState(), CompletedAt = null });
            case "in progress":
                var started = await Candidate.StartAsync(_host);
                await started.Grain.Autosave(started.CandidateId, Samples.Sheet);
                return started;
            case "running":
                var running = await Candidate.StartAsync(_host);
                var gate = _host.Grader.Block(running.Id);
                await running.SubmitAsync();
                await gate.Entered;
                return running;
            case "waits for a retry":
                var waiting = await Candidate.StartAsync(_host);
                _host.Grader.Fail(waiting.Id, _ => new StageException("outage", "Away."));
                await waiting.SubmitAsync();
                await waiting.Until(detail => detail.NextRetryAt is not null, "waiting");
                return waiting;
            case "failed":
                var failed = await Candidate.StartAsync(_host);
                _host.Grader.Fail(failed.Id, _ => new StageException("bad_key", "Refused.", permanent: true));
                await failed.SubmitAsync();
                await failed.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
                return failed;
            case "marked":
                var marked = await Candidate.FinishAsync(_host);
                await marked.Grain.Mark(Samples.Admin, "q2", 1m);
                await marked.Until(detail => detail is { Evaluation.Revision: 1, ReportStatus: StageStatus.Completed }, "marked");
                return marked;
            default:
                return await Candidate.FinishAsync(_host);
        }
    }

    private async Task IsGoneAsync(Candidate candidate)
    {
        var row = await Rows.ReadAsync(_host, candidate.Id);
        Assert.Equal((2, SubmissionStatus.Erased, "", "", "", 0), (row.SchemaVersion, row.Status, row.CandidateId, row.Created.CandidateEmail, row.Created.CandidateName, row.AnswersCount));
        Assert.Empty(row.Sheet.Answers);
        Assert.Null(row.Evaluation);
        Assert.Null(row.Report);
        Assert.True(row.Timeline.IsEmpty && row.Revisions.IsEmpty && row.Marks.IsEmpty && row.AttemptHistory.IsEmpty);
        Assert.Empty(await Rows.DependentsAsync(_host, candidate.Id));
    }

    private static async Task RefusesEverythingAsync(Candidate candidate)
    {
        var grain = candidate.Grain;
        foreach (var call in new Func<Task>[]
        {
            () => grain.Create(Samples.Order()),
            () => grain.Start(candidate.CandidateId),
            () => grain.Autosave(candidate.CandidateId, Samples.Sheet),
            () => candidate.SubmitAsync("late"),
            () => grain.GetSession(),
            () => grain.GetDetail(),
            () => grain.WaitUntilSettled(TimeSpan.FromSeconds(1)),
            () => grain.GetRevision(1, 0),
            () => grain.Rescore(Samples.Admin, supersede: true),
            () => grain.Retry(Samples.Admin),
            () => grain.Mark(Samples.Admin, "q2", 1m),
        })
        {
            await Refusal.ExpectAsync(ErrorKind.Gone, "submission_erased", call);
        }

        Assert.Equal(WakeReply.NothingDue, await grain.Wake());
    }

    private async Task<IReadOnlyList<AuditEntry>> AuditOfAsync(Candidate candidate) =>
        (await _host.Audit.ListAsync(new AuditQuery { Subject = candidate.Id }, CancellationToken.None)).Entries;
}
