namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>Model answers divided by lines of OR.</summary>
public sealed class SeveralReferencesTests
{
    private const string Question = "What is the main advantage of a B-tree index over a hash index?";

    private const string Sorted = "The keys are sorted.";

    private const string Scans = "Range scans are possible.";

    [Fact]
    public async Task The_one_that_fits_best_counts()
    {
        var alone = await Judge.Written(Question, Scans, "Because range scans are possible with it.");
        var both = await Judge.Written(Question, $"{Sorted}\nOR\n{Scans}", "Because range scans are possible with it.");
        Assert.Equal(alone.Criteria[0].Score, both.Criteria[0].Score);
        Assert.True(both.Criteria[0].Score > .85m, Judge.Plain(both));
        Assert.Empty(both.MissedTerms);
    }

    [Theory]
    [InlineData("The keys are sorted.")]
    [InlineData("Range scans.")]
    [InlineData("The keys stay in order, so it can scan a range of them.")]
    [InlineData("It is faster.")]
    public async Task Another_alternative_never_takes_points(string answer)
    {
        var reference = Sorted;
        var before = (await Judge.Written(Question, reference, answer)).Criteria[0].Score;
        foreach (var other in new[] { Scans, "It needs less memory.", "Sorted keys allow an ordered scan.", "Ordered output comes for free, without another sort." })
        {
            reference += $"\nOR\n{other}";
            var score = (await Judge.Written(Question, reference, answer)).Criteria[0].Score;
            Assert.True(score >= before, $"{score} is less than {before} with {other}");
            before = score;
        }
    }

    [Theory]
    [InlineData("OR")]
    [InlineData("The keys are sorted.\nOR")]
    [InlineData("OR\nThe keys are sorted.\n OR \nOR\n")]
    public async Task Empty_alternatives_are_none(string reference)
    {
        var grade = await Judge.Written(Question, reference, "The keys are sorted.");
        Assert.Equal(reference == "OR" ? "no_reference" : null, grade.ReasonCode);
    }

    [Fact]
    public async Task The_word_or_inside_a_line_divides_nothing()
    {
        var grade = await Judge.Written(Question, "The keys are sorted OR range scans are possible.", "The keys are sorted.");
        Assert.Contains("scans", grade.MissedTerms);
    }
}
