using Assay.Submissions;
using Timer = Assay.Api.Candidate.Timer;

namespace Assay.Api.Tests.Candidate;

public sealed class TimerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Before_the_start_the_whole_time_is_left()
    {
        var timer = Timer.Of(Session() with { Status = SubmissionStatus.Pending, ExpirationTime = null, Now = Noon });

        Assert.Equal((3600, 3600, false, false, false), Essence(timer));
        Assert.Null(timer.ExpirationTime);
    }

    [Fact]
    public void While_it_runs_seconds_are_rounded_up()
    {
        var timer = Timer.Of(Session() with { Now = Noon.AddMilliseconds(-1_500) });

        Assert.Equal((2, 2, false, false, false), Essence(timer));
        Assert.False(timer.GracePeriodActive);
        Assert.Equal(30, timer.GracePeriodSeconds);
    }

    [Fact]
    public void After_the_end_the_grace_counts_down()
    {
        var timer = Timer.Of(Session() with { Now = Noon.AddSeconds(10) });

        Assert.Equal((0, 0, true, true, false), Essence(timer));
        Assert.Equal((true, 20), (timer.GracePeriodActive, timer.GracePeriodRemaining));
    }

    [Fact]
    public void After_the_grace_nothing_is_left()
    {
        var timer = Timer.Of(Session() with { Now = Noon.AddSeconds(30) });

        Assert.Equal((0, 0, true, true, false), Essence(timer));
        Assert.Equal((false, 0), (timer.GracePeriodActive, timer.GracePeriodRemaining));
    }

    [Fact]
    public void A_test_handed_in_early_never_expires()
    {
        var timer = Timer.Of(Session() with
        {
            Status = SubmissionStatus.Completed,
            CompletedAt = Noon.AddMinutes(-10),
            Now = Noon.AddHours(5),
        });

        Assert.Equal((0, 0, false, false, true), Essence(timer));
        Assert.False(timer.GracePeriodActive);
    }

    private static (int, int, bool, bool, bool) Essence(Timer.Reply timer) =>
        (timer.RemainingSeconds, timer.TimeRemainingSeconds, timer.IsExpired, timer.TimeExpired, timer.IsCompleted);

    private static CandidateSession Session() => new()
    {
        SubmissionId = "sub_1",
        DurationMinutes = 60,
        Status = SubmissionStatus.InProgress,
        StartedAt = Noon.AddHours(-1),
        ExpirationTime = Noon,
        GraceSeconds = 30,
    };
}
