using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;
using Assay.Pipeline;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>Attempts that fail.</summary>
public sealed class AttemptTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task Three_attempts_a_minute_and_two_apart_and_then_it_has_failed()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => new StageException($"outage_{call}", "The other side is away."));
        var begin = _host.Clock.GetUtcNow();

        await candidate.SubmitAsync();
        var first = await WaitsAsync(candidate, attempts: 1);
        InRange(first.NextRetryAt - begin, 60, 72);
        await WakeAsync(first.NextRetryAt!.Value - TimeSpan.FromSeconds(1));
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));

        await WakeAsync(first.NextRetryAt!.Value);
        var second = await WaitsAsync(candidate, attempts: 2);
        InRange(second.NextRetryAt - first.NextRetryAt, 120, 144);
        await WakeAsync(second.NextRetryAt!.Value);
        var failed = await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");

        Assert.Equal(("outage_1", "outage_3"), (failed.FirstError!.ErrorCode, failed.LastError!.ErrorCode));
        Assert.Equal([1, 2, 3], failed.AttemptHistory.Select(attempt => attempt.Attempt));
        Assert.Equal(3, failed.Timeline.Count(entry => entry.Event == "attempt_failed"));
        Assert.Null(failed.WakeAt);
        Assert.Equal(3, _host.Grader.CallsOf(candidate.Id));
        await _host.Recovery.Sweep();
        Assert.Equal(3, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_wait_of_a_minute_has_one_alarm_and_nothing_else_has()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => call == 1 ? new StageException("outage", "Away.") : null);
        await candidate.SubmitAsync();
        var waiting = await WaitsAsync(candidate, attempts: 1);
        await Eventually.Holds(() => _host.RetryAlarmsAsync(candidate.Id), count => count == 1, "an alarm is set");

        await WakeAsync(waiting.NextRetryAt!.Value);
        await candidate.ReportedAsync();

        await Eventually.Holds(() => _host.RetryAlarmsAsync(candidate.Id), count => count == 0, "the alarm is gone");
    }

    [Fact]
    public async Task The_reminder_itself_brings_the_next_attempt()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => call == 1 ? new StageException("outage", "Away.") : null);
        await candidate.SubmitAsync();
        var waiting = await WaitsAsync(candidate, attempts: 1);
        await Eventually.True(() => _host.Slots.Used == 0, "the attempt has let go of its slot");
        _host.Clock.SetUtcNow(waiting.NextRetryAt!.Value);

        await RingAsync(candidate);

        await candidate.ReportedAsync();
    }

    [Fact]
    public async Task A_reminder_that_a_superseding_run_left_behind_clears_itself()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => call == 1 ? new StageException("outage", "Away.") : null);
        await candidate.SubmitAsync();
        await WaitsAsync(candidate, attempts: 1);
        await Eventually.Holds(() => _host.RetryAlarmsAsync(candidate.Id), count => count == 1, "an alarm is set");
        await candidate.Grain.Rescore(Samples.Admin, supersede: true);
        await candidate.ReportedAsync();

        await RingAsync(candidate);

        Assert.Empty(await _host.Store.RemindersAsync(candidate.Id));
    }

    [Fact]
    public async Task An_admin_reopens_what_has_failed_and_it_finishes()
    {
        var candidate = await Candidate.StartAsync(_host);
        var away = true;
        _host.Grader.Fail(candidate.Id, _ => away ? new StageException("bad_key", "Refused.", permanent: true) : null);
        await candidate.SubmitAsync();
        await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        away = false;

        var ticket = await candidate.Grain.Retry(Samples.Admin);

        Assert.Equal((1, StageStatus.InProgress), (ticket.RunSequence, ticket.ScoringStatus));
        var detail = await candidate.ReportedAsync();
        Assert.Equal((1, 0), (detail.RunSequence, detail.Attempts));
        Assert.Single(detail.Revisions);
        await Refusal.ExpectAsync(ErrorKind.Conflict, "not_failed", () => candidate.Grain.Retry(Samples.Admin));
    }

    [Fact]
    public async Task A_permanent_error_is_not_tried_again()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, _ => new StageException("bad_key", "Refused.", permanent: true));

        await candidate.SubmitAsync();

        var failed = await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        Assert.Equal(("bad_key", 1), (failed.LastError!.ErrorCode, failed.Attempts));
        Assert.Equal(StageStatus.Pending, failed.ReportStatus);
    }

    [Fact]
    public async Task A_report_that_fails_leaves_the_scoring_as_it_is_and_can_be_reopened_alone()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Reports.Fail(candidate.Id, new StageException("no_report", "Refused.", permanent: true));
        await candidate.SubmitAsync();

        var failed = await candidate.Until(detail => detail.ReportStatus == StageStatus.Failed, "failed");
        Assert.Equal((StageStatus.Completed, 60m), (failed.Session.ScoringStatus, failed.Evaluation!.Percentage));
        Assert.Equal((Stage.Report, "no_report"), (failed.LastError!.Stage, failed.LastError.ErrorCode));
        _host.Reports.Mend(candidate.Id);
        var ticket = await candidate.Grain.Retry(Samples.Admin);

        Assert.Equal((StageStatus.Completed, StageStatus.InProgress), (ticket.ScoringStatus, ticket.ReportStatus));
        Assert.Equal(failed.Evaluation.Id, (await candidate.ReportedAsync()).Report!.EvaluationId);
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_report_has_attempts_of_its_own()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, call => call == 1 ? new StageException("outage", "Away.") : null);
        _host.Reports.Fail(candidate.Id, new InvalidOperationException("broken"));
        await candidate.SubmitAsync();
        await WakeAsync((await WaitsAsync(candidate, attempts: 1)).NextRetryAt!.Value);

        var waiting = await candidate.Until(detail => detail is { Stage: Stage.Report, NextRetryAt: not null }, "waiting for its report");

        Assert.Equal((1, "unexpected_error"), (waiting.Attempts, waiting.FirstError!.ErrorCode));
        Assert.Equal((StageStatus.Completed, StageStatus.InProgress), (waiting.Session.ScoringStatus, waiting.ReportStatus));
        _host.Reports.Mend(candidate.Id);
        await WakeAsync(waiting.NextRetryAt!.Value);
        Assert.Single((await candidate.ReportedAsync()).Revisions);
    }

    [Fact]
    public async Task A_result_that_no_row_can_hold_is_failure_and_not_an_endless_loop()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Feedback[candidate.Id] = new string('x', 2_000_000);

        await candidate.SubmitAsync();

        var failed = await candidate.Until(detail => detail.Session.ScoringStatus == StageStatus.Failed, "failed");
        Assert.Equal("row_too_large", failed.LastError!.ErrorCode);
        Assert.Equal(1, _host.Grader.CallsOf(candidate.Id));
    }

    [Fact]
    public async Task A_named_time_to_retry_is_honoured()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, _ => new StageException("throttled", "Slow down.", retryAfter: TimeSpan.FromMinutes(7)));
        var begin = _host.Clock.GetUtcNow();

        await candidate.SubmitAsync();

        var waiting = await WaitsAsync(candidate, attempts: 1);
        Assert.Equal(TimeSpan.FromMinutes(7), waiting.NextRetryAt - begin);
    }

    [Fact]
    public async Task What_nobody_expected_is_retried_under_a_code_and_its_text_is_kept_nowhere()
    {
        const string Secret = "the-candidate-wrote-this";
        var candidate = await Candidate.StartAsync(_host);
        _host.Grader.Fail(candidate.Id, _ => new InvalidOperationException(Secret, new FormatException(Secret)));

        await candidate.SubmitAsync();

        var waiting = await WaitsAsync(candidate, attempts: 1);
        Assert.Equal("unexpected_error", waiting.LastError!.ErrorCode);
        Assert.DoesNotContain(Secret, waiting.LastError.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(waiting.Timeline, entry => entry.Details?.Contains(Secret, StringComparison.Ordinal) == true);
        Assert.Contains(_host.Log.Lines, line => line.Contains(candidate.Id, StringComparison.Ordinal) && line.Contains("unexpected_error", StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains(Secret, StringComparison.Ordinal));
    }

    private static Task<SubmissionDetail> WaitsAsync(Candidate candidate, int attempts) =>
        candidate.Until(detail => detail.NextRetryAt is not null && detail.Attempts == attempts, $"waiting after attempt {attempts}");

    private async Task WakeAsync(DateTimeOffset at)
    {
        await Eventually.True(() => _host.Slots.Used == 0, "the attempt has let go of its slot");
        _host.Clock.SetUtcNow(at);
        await _host.Recovery.Sweep();
    }

    private static Task RingAsync(Candidate candidate) =>
        candidate.Grain.AsReference<IRemindable>().ReceiveReminder("retry", default);

    private static void InRange(TimeSpan? wait, int least, int most) => Assert.InRange(wait!.Value.TotalSeconds, least, most);
}
