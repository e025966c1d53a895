using Assay.Scoring.Models.Spending;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Grains.Tests.Scoring.Models;

public sealed class TokenBucketTests(ITestOutputHelper output)
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_tenth_of_a_minute_is_there_at_once_and_then_everybody_has_his_turn()
    {
        var bucket = new TokenBucket(60, _clock);
        var waits = new List<double>();
        for (var call = 0; call < 10; call++)
        {
            waits.Add(bucket.WaitFor(1).TotalSeconds);
            bucket.Take(1);
        }

        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 2, 3, 4], waits.Select(wait => Math.Round(wait, 6)));
    }

    [Fact]
    public void What_is_more_than_the_bucket_holds_passes_when_it_is_full_and_holds_up_the_next()
    {
        var bucket = new TokenBucket(600, _clock);

        Assert.Equal(TimeSpan.Zero, bucket.WaitFor(1_000));
        bucket.Take(1_000);

        Assert.Equal(94.1, bucket.WaitFor(1).TotalSeconds, 3);
        bucket.Give(900);
        Assert.Equal(4.1, bucket.WaitFor(1).TotalSeconds, 3);
        _clock.Advance(TimeSpan.FromHours(1));
        bucket.Give(1_000);
        Assert.Equal(0.1, Wait(bucket, 61), 3);

        static double Wait(TokenBucket bucket, double taken)
        {
            bucket.Take(taken - 1);
            return bucket.WaitFor(1).TotalSeconds;
        }
    }

    [Fact]
    public void No_minute_sees_more_than_the_rate_and_its_burst_whoever_comes_when()
    {
        const int PerMinute = 90;
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var bucket = new TokenBucket(PerMinute, _clock);
        var begun = new List<double>();
        var start = _clock.GetUtcNow();
        for (var call = 0; call < 2_000; call++)
        {
            _clock.Advance(TimeSpan.FromSeconds(random.NextDouble() < 0.05 ? random.Next(60) : random.NextDouble() * 0.5));
            begun.Add((_clock.GetUtcNow() - start + bucket.WaitFor(1)).TotalSeconds);
            bucket.Take(1);
        }

        Assert.Equal(begun.Order(), begun);
        for (var call = 0; call < begun.Count; call++)
            Assert.InRange(begun.Count(at => at >= begun[call] && at < begun[call] + 60 - 1e-6), 1, (PerMinute * 11 / 10) + 1);
    }
}
