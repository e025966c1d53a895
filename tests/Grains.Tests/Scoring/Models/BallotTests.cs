using Assay.Scoring.Models.Judging;
using FsCheck.Xunit;

namespace Assay.Grains.Tests.Scoring.Models;

public sealed class BallotTests
{
    [Theory]
    [InlineData(new[] { 3 }, .75)]
    [InlineData(new[] { 4, 0, 3 }, .75)]
    [InlineData(new[] { 2, 3 }, .625)]
    [InlineData(new[] { 4, 1, 1, 2 }, .375)]
    [InlineData(new int[0], 0)]
    public void The_median_is_the_middle_or_the_mean_of_two(int[] levels, double median) => Assert.Equal((decimal)median, Of(levels).Score);

    [Property(MaxTest = 300)]
    public void The_median_lies_among_the_votes_and_half_of_them_on_either_side(byte[]? bytes)
    {
        var levels = Levels(bytes);
        if (levels.Length == 0)
            return;
        var score = 4 * Of(levels).Score;
        Assert.InRange(score, levels.Min(), levels.Max());
        Assert.True(2 * levels.Count(level => level <= score) >= levels.Length);
        Assert.True(2 * levels.Count(level => level >= score) >= levels.Length);
        Assert.Equal(levels.Max() - levels.Min(), Of(levels).Spread);
    }

    [Property(MaxTest = 300)]
    public void The_order_of_the_votes_does_not_matter(byte[]? bytes, int seed)
    {
        var levels = Levels(bytes);
        var shuffled = levels.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal((Of(levels).Score, Of(levels).Spread), (Of(shuffled).Score, Of(shuffled).Spread));
    }

    [Property(MaxTest = 300)]
    public void A_minority_of_liars_moves_the_median_no_further_than_an_honest_vote(byte[]? bytes, byte lie)
    {
        var honest = Levels(bytes);
        var liars = Enumerable.Repeat(lie % 5, Math.Max(0, honest.Length - 1)).ToArray();
        if (honest.Length > 0)
            Assert.InRange(4 * Of([.. honest, .. liars]).Score, honest.Min(), honest.Max());
    }

    private static int[] Levels(byte[]? bytes) => [.. (bytes ?? []).Select(value => value % 5)];

    private static Ballot Of(int[] levels) => new(levels.Select(level => new Vote("communication", level, "", null)));
}
