using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>Answers that can be compared and yet need a human.</summary>
public sealed class DoubtTests
{
    private const string Question = "What is the main advantage of a B-tree index over a hash index?";

    private const string Reference =
        "A B-tree keeps its keys sorted, so it answers range queries and ordered scans, and prefix searches; a hash index only finds exact matches.";

    [Theory]
    [InlineData("Well, the index of the tree has an advantage because many databases come with it.")]
    [InlineData("Photosynthesis turns light, water and carbon dioxide into sugar inside the leaves of a plant.")]
    [InlineData("The French revolution began when the people of Paris stormed the Bastille in 1789.")]
    [InlineData("Normal hearts have four chambers and pump blood through the lungs in order to add oxygen.")]
    public async Task One_that_says_nothing_of_the_reference(string answer)
    {
        var grade = await Judge.Written(Question, Reference, answer);
        Assert.True(grade.Verdict == GradeVerdict.HumanReview || grade.Criteria[0].Score <= .3m, Judge.Plain(grade));
    }

    [Theory]
    [InlineData("The threads are isolated and synchronised.", "The threads are not isolated and not synchronised.")]
    [InlineData("The water evaporates and leaves the salt behind.", "The water never evaporates, so it does not leave the salt behind.")]
    [InlineData("The bulb is not in a closed path with the battery.", "The bulb is in a closed path with the battery.")]
    [InlineData("Metals conduct electricity.", "Metals don't conduct electricity.")]
    public async Task One_that_denies_what_the_reference_affirms(string reference, string answer)
    {
        AssertDoubted("contradiction", await Judge.Written("Explain what happens.", reference, answer));
        AssertDoubted("contradiction", await Judge.Written("Explain what happens.", answer, reference));
    }

    [Theory]
    [InlineData("The keys are sorted, not hashed, so range queries, ordered scans and prefix searches work beside exact matches.")]
    [InlineData("It isn't a hash: it keeps sorted keys, so range queries and ordered scans and prefix searches work.")]
    public async Task A_negation_of_something_else_is_no_denial(string answer)
    {
        var grade = await Judge.Written(Question, Reference, answer);
        Assert.Equal(GradeVerdict.Graded, grade.Verdict);
    }

    [Fact]
    public async Task A_bag_of_keywords() => AssertDoubted(
        "keyword_bag",
        await Judge.Written(Question, Reference, "tree keys sorted range queries ordered scans prefix searches hash exact matches disk pages cache nodes"));

    [Fact]
    public async Task A_plain_list_is_no_bag_of_keywords()
    {
        var grade = await Judge.Written(Question, Reference, "- sorted keys\n- range queries\n- ordered scans\n- prefix searches\n- hash: exact matches\n- disk pages");
        Assert.Equal(GradeVerdict.Graded, grade.Verdict);
    }

    [Fact]
    public async Task Its_score_is_still_an_estimate_and_its_confidence_low()
    {
        var grade = await Judge.Written(Question, Reference, "tree keys sorted range queries ordered scans prefix searches hash exact matches disk pages cache nodes");
        Assert.NotEmpty(grade.Criteria);
        Assert.InRange(grade.Confidence, 0, .5m);
    }

    private static void AssertDoubted(string reason, AnswerGrade grade)
    {
        Assert.Equal((GradeVerdict.HumanReview, reason), (grade.Verdict, grade.ReasonCode));
        Assert.NotEmpty(grade.Criteria);
        Assert.EndsWith("so a reviewer must decide.", grade.Feedback, StringComparison.Ordinal);
    }
}
