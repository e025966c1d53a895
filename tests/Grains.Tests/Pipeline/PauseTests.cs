using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Storage;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Stages that cannot go on before a certain time: over a broker and without.</summary>
public sealed class PauseTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private const string Code = "model_budget_spent";
    private static readonly TimeSpan Long = TimeSpan.FromHours(15);
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task A_pause_gives_the_slot_back_counts_as_no_attempt_and_ends_by_itself()
    {
        var candidate = await Candidate.StartAsync(_host);
        var until = _host.Clock.GetUtcNow() + Long;
        _host.Grader.Fail(candidate.Id, call => call == 1 ? new StagePausedException(Code, "Spent.", until) : null);

        await candidate.SubmitAsync();
        var paused = await PausedAsync(candidate);

        Assert.Equal((0, Code, StageStatus.InProgress), (paused.Attempts, paused.PausedFor, paused.Session.ScoringStatus));
        Assert.InRange(paused.NextRetryAt!.Value, until, until + TimeSpan.FromMinutes(5));
        Assert.Empty(paused.AttemptHistory);
        Assert.Equal("score: " + Code, Assert.Single(paused.Timeline, entry => entry.Event == "paused").Details);
        var listed = (await Rows.ReadAsync(_host, candidate.Id)).ToListItem(candidate.Id);
        Assert.Equal((Code, paused.NextRetryAt), (listed.LastError, listed.NextRetryAt));
        await Eventually.Holds(() => _host.RetryAlarmsAsync(candidate.Id), count => count == 1, "an alarm is set");

        await WakeAsync(paused.NextRetryAt.Value - TimeSpan.FromMinutes(1));
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
        await WakeAsync(paused.NextRetryAt.Value);

        var done = await candidate.ReportedAsync();
        Assert.Equal((0, null, 2), (done.Attempts, done.PausedFor, _host.Grader.CallsOf(candidate.Id)));
        await Eventually.Holds(() => _host.RetryAlarmsAsync(candidate.Id), count => count == 0, "the alarm is gone");
    }

    [Fact]
    public async Task Any_number_of_pauses_use_up_no_attempt_and_are_one_line_of_the_timeline()
    {
        const int Many = 6;
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => call <= Many ? new StagePausedException("model_rate_limited", "Later.", _host.Clock.GetUtcNow() + TimeSpan.FromMinutes(2)) : null);
        await candidate.SubmitAsync();
        for (var pause = 1; pause <= Many; pause++)
        {
            var number = pause;
            await candidate.Until(detail => detail.PausedFor is not null && _host.Grader.CallsOf(candidate.Id) == number, $"paused {number} times");
            await WakeAsync((await PausedAsync(candidate)).NextRetryAt!.Value);
        }

        var done = await candidate.ReportedAsync();

        Assert.Equal((0, Many + 1), (done.Attempts, _host.Grader.CallsOf(candidate.Id)));
        Assert.Single(done.Timeline, entry => entry.Event == "paused");
    }

    [Fact]
    public async Task A_failed_attempt_before_a_pause_stays_the_only_one()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => call switch
        {
            1 => new StageException("outage", "Away."),
            2 => new StagePausedException(Code, "Spent.", _host.Clock.GetUtcNow() + Long),
            _ => null,
        });
        await candidate.SubmitAsync();
        var waiting = await candidate.Until(detail => detail is { Attempts: 1, NextRetryAt: not null }, "waiting");
        await WakeAsync(waiting.NextRetryAt!.Value);
        var paused = await PausedAsync(candidate);
        Assert.Equal(1, paused.Attempts);

        await WakeAsync(paused.NextRetryAt!.Value);

        await candidate.ReportedAsync();
        Assert.Equal(3, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task An_admins_retry_ends_a_pause_and_its_alarm_finds_nothing_to_do_later()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => call == 1 ? new StagePausedException(Code, "Spent.", _host.Clock.GetUtcNow() + Long) : null);
        await candidate.SubmitAsync();
        var paused = await PausedAsync(candidate);

        var ticket = await candidate.Grain.Retry(Samples.Admin);

        Assert.Equal((1, StageStatus.InProgress), (ticket.RunSequence, ticket.ScoringStatus));
        var done = await candidate.ReportedAsync();
        Assert.Contains(done.Timeline, entry => entry.Event == "retry_ordered");
        await WakeAsync(paused.NextRetryAt!.Value);
        Assert.Equal(2, _host.Grader.CallsOf(candidate.Id));
        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_failed", () => candidate.Grain.Retry(Samples.Admin));
    }

    [Fact]
    public async Task A_report_is_paused_as_a_scoring_is()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Reports.Fail(candidate.Id, new StagePausedException(Code, "Spent.", _host.Clock.GetUtcNow() + Long));
        await candidate.SubmitAsync();
        var paused = await PausedAsync(candidate);
        Assert.Equal((Stage.Report, StageStatus.Completed), (paused.Stage, paused.Session.ScoringStatus));
        _host.Reports.Mend(candidate.Id);

        await WakeAsync(paused.NextRetryAt!.Value);

        Assert.Single((await candidate.ReportedAsync()).Revisions);
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_pause_outlives_the_process()
    {
        await using var host = await PipelineHost.StartAsync();
        var candidate = await Candidate.StartAsync(host);
        host.Grader.Fail(candidate.Id, call => call == 1 ? new StagePausedException(Code, "Spent.", host.Clock.GetUtcNow() + Long) : null);
        await candidate.SubmitAsync();
        var paused = await PausedAsync(candidate);
        await Eventually.Holds(() => host.RetryAlarmsAsync(candidate.Id), count => count == 1, "an alarm is set");
        await host.StopSiloAsync();
        await host.StartSiloAsync();
        Assert.Equal(0, await host.Recovery.Sweep());

        host.Clock.SetUtcNow(paused.NextRetryAt!.Value);
        await host.Recovery.Sweep();

        Assert.Equal(0, (await candidate.ReportedAsync()).Interruptions);
        Assert.Equal(2, host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task Over_a_broker_a_scheduled_message_brings_the_same_attempt_again()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        var candidate = await Candidate.StartAsync(host);
        host.Grader.Fail(candidate.Id, call => call == 1 ? new StagePausedException(Code, "Spent.", host.Clock.GetUtcNow() + Long) : null);
        await candidate.SubmitAsync();
        var paused = await PausedAsync(candidate);
        await Eventually.Holds(() => host.RetryAlarmsAsync(candidate.Id), count => count == 1, "a message is scheduled");
        var message = Assert.Single(host.Queue.Messages(Stage.Score));
        Assert.Equal(1, message.Properties["attempt"]);
        Assert.InRange((message.ScheduledFor - paused.NextRetryAt)!.Value.TotalMilliseconds, -1, 1);
        var row = await Eventually.Holds(() => Rows.ReadAsync(host, candidate.Id), state => state.Run.MessageUntil is not null, "handed over");
        Assert.Equal(new Alarm(paused.NextRetryAt + TimeSpan.FromMinutes(5), AlarmKind.Message, null), row.GetAlarm());

        // Long after a message's time to live, which begins when it is delivered.
        host.Clock.SetUtcNow(paused.NextRetryAt!.Value.AddMilliseconds(1));

        Assert.Equal(0, (await candidate.ReportedAsync()).Interruptions);
        Assert.Equal(2, host.Grader.CallsOf(candidate.Id));
        await Eventually.True(() => host.Queue.Messages(Stage.Score).Count == 0, "the queue is empty");
        Assert.Empty(host.Queue.Messages(Stage.Score, deadLetters: true));
    }

    [Fact]
    public async Task The_message_of_a_pause_that_gets_lost_is_sent_again_five_minutes_after_it_must_have_come()
    {
        await using var host = await PipelineHost.StartWithBusAsync();
        await Candidate.PublishAsync(host);
        var due = host.Clock.GetUtcNow() + Long;
        var lost = await Rows.InsertAsync(host, state => state with
        {
            Run = state.Run with { Phase = RunPhase.RetryWait, PausedFor = Code, DueAt = due, MessageUntil = due + TimeSpan.FromMinutes(5) },
        });

        host.Clock.SetUtcNow(due + TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await host.Recovery.Sweep());
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await host.Recovery.Sweep();

        Assert.Equal((0, null), (await lost.ReportedAsync() is var done ? (done.Attempts, done.PausedFor) : default));
        Assert.Equal(1, host.Grader.CallsOf(lost.Id));
    }

    private static Task<SubmissionDetail> PausedAsync(Candidate candidate) =>
        candidate.Until(detail => detail is { PausedFor: not null, NextRetryAt: not null }, "paused");

    private async Task WakeAsync(DateTimeOffset at)
    {
        await Eventually.True(() => _host.Slots.Used == 0, "the attempt has let go of its slot");
        _host.Clock.SetUtcNow(at);
        await _host.Recovery.Sweep();
    }
}
