using Assay.Api.Security;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Api.Tests.Security;

public sealed class FailureThrottleTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_key_may_try_until_it_has_failed_often_enough()
    {
        var throttle = new FailureThrottle(3, Window, _clock);

        Fail(throttle, 2);
        Assert.Null(throttle.Blocked("a"));

        Fail(throttle, 1);
        Assert.NotNull(throttle.Blocked("a"));
        Assert.Null(throttle.Blocked("b"));
    }

    [Fact]
    public void After_the_time_it_was_told_to_wait_a_key_may_try_again()
    {
        var throttle = new FailureThrottle(3, Window, _clock);
        Fail(throttle, 3);

        var wait = throttle.Blocked("a")!.Value;

        Assert.InRange(wait, TimeSpan.FromMinutes(4), Window);
        _clock.Advance(wait - TimeSpan.FromSeconds(26));
        Assert.NotNull(throttle.Blocked("a"));
        _clock.Advance(TimeSpan.FromSeconds(26));
        Assert.Null(throttle.Blocked("a"));
    }

    [Fact]
    public void The_window_slides_so_that_old_failures_fall_out_one_after_the_other()
    {
        var throttle = new FailureThrottle(3, Window, _clock);
        Fail(throttle, 2);
        _clock.Advance(TimeSpan.FromMinutes(3));
        Fail(throttle, 1);
        Assert.NotNull(throttle.Blocked("a"));

        _clock.Advance(TimeSpan.FromMinutes(2.5));

        Assert.Null(throttle.Blocked("a"));
        Fail(throttle, 1);
        Assert.Null(throttle.Blocked("a"));
        Fail(throttle, 1);
        Assert.NotNull(throttle.Blocked("a"));
    }

    [Fact]
    public void A_hundred_candidates_behind_one_address_may_mistype_twice_each()
    {
        var throttle = new FailureThrottle(300, Window, _clock);

        Fail(throttle, 200);

        Assert.Null(throttle.Blocked("a"));
    }

    [Fact]
    public void A_flood_of_keys_pushes_out_the_longest_silent_first()
    {
        var throttle = new FailureThrottle(1, Window, _clock, maxKeys: 100);
        throttle.Failed("old");
        _clock.Advance(TimeSpan.FromMinutes(1));
        throttle.Failed("young");
        _clock.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 99; i++)
            throttle.Failed($"flood {i}");

        Assert.Null(throttle.Blocked("old"));
        Assert.NotNull(throttle.Blocked("flood 98"));
    }

    private static void Fail(FailureThrottle throttle, int times)
    {
        for (var i = 0; i < times; i++)
            throttle.Failed("a");
    }
}
