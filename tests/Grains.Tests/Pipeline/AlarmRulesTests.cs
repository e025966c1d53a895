using Assay.Pipeline;
using Assay.Storage;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline;

/// <summary>The wake-up table and the waits between attempts.</summary>
public sealed class AlarmRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_test_not_begun_wakes_when_its_code_runs_out() =>
        Assert.Equal(new Alarm(At, AlarmKind.Deadline, null), AlarmRules.For(new SubmissionState { ExpiresAt = At }));

    [Fact]
    public void A_test_begun_wakes_after_its_end_and_grace() => Assert.Equal(
        new Alarm(At.AddSeconds(30), AlarmKind.Deadline, null),
        AlarmRules.For(new SubmissionState { Status = SubmissionStatus.InProgress, ExpirationTime = At, GraceSeconds = 30, AutoSubmitAtDeadline = true }));

    [Fact]
    public void A_test_begun_without_auto_submit_never_wakes() => Assert.Equal(
        default,
        AlarmRules.For(new SubmissionState { Status = SubmissionStatus.InProgress, ExpirationTime = At, GraceSeconds = 30 }));

    [Theory]
    [InlineData(RunPhase.Waiting, 0, AlarmKind.Work)]
    [InlineData(RunPhase.RetryWait, 1, AlarmKind.Work)]
    [InlineData(RunPhase.Waiting, 2, AlarmKind.Lane)]
    public void Waiting_work_wakes_when_it_is_due(RunPhase phase, int interruptions, AlarmKind kind) => Assert.Equal(
        new Alarm(At, kind, null),
        AlarmRules.For(HandedIn(new RunState { Phase = phase, DueAt = At, Interruptions = interruptions })));

    [Fact]
    public void Running_work_wakes_when_its_lease_ends_and_names_its_owner() => Assert.Equal(
        new Alarm(At, AlarmKind.Work, "silo"),
        AlarmRules.For(HandedIn(new RunState { Phase = RunPhase.Running, LeaseUntil = At, Owner = "silo" })));

    [Theory]
    [InlineData(SubmissionStatus.Completed, RunPhase.Ended)]
    [InlineData(SubmissionStatus.Expired, RunPhase.None)]
    [InlineData(SubmissionStatus.Disqualified, RunPhase.None)]
    public void Finished_work_never_wakes(SubmissionStatus status, RunPhase phase) =>
        Assert.Equal(default, AlarmRules.For(new SubmissionState { Status = status, Run = new RunState { Phase = phase } }));

    [Theory]
    [InlineData(1, null, 0, 60)]
    [InlineData(1, null, 1, 72)]
    [InlineData(2, null, 0, 120)]
    [InlineData(2, null, 0.5, 132)]
    [InlineData(3, null, 0, 240)]
    [InlineData(1, 200, 1, 200)]
    [InlineData(2, 30, 0, 120)]
    [InlineData(1, 1_000_000, 0, 21_600)]
    public void Waits_double_with_jitter_and_honour_what_the_other_side_asked_for(int attempt, int? asked, double jitter, int seconds)
    {
        var retryAfter = asked is { } wanted ? TimeSpan.FromSeconds(wanted) : (TimeSpan?)null;

        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Delay(TimeSpan.FromSeconds(60), attempt, retryAfter, jitter));
    }

    private static SubmissionState HandedIn(RunState run) => new() { Status = SubmissionStatus.Completed, Run = run };
}
