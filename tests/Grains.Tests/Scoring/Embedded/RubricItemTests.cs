using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring.Embedded;

/// <summary>Rubrics that list what a good answer holds.</summary>
public sealed class RubricItemTests
{
    private const string Question = "How does TCP recover lost data?";

    private const string Rubric =
        """
        A good answer
        - names retransmission of the segment after a timeout (2 points)
        - explains duplicate acknowledgements and fast retransmit (1 point)
        - mentions the sequence numbers that show gaps: 1 pt
        """;

    [Fact]
    public async Task Each_item_is_judged_by_itself_with_its_weight()
    {
        var grade = await Judge.Written(Question, null, "After a timeout the segment is retransmitted. I like cats.", Rubric);
        Assert.Equal([2m, 1m, 1m], grade.RubricItems.Select(item => item.Weight));
        Assert.Equal("names retransmission of the segment after a timeout", grade.RubricItems[0].Item);
        Assert.True(grade.RubricItems[0].Score > .5m, Show(grade));
        Assert.True(grade.RubricItems[1].Score < .4m, Show(grade));
        Assert.True(grade.RubricItems[2].Score < .3m, Show(grade));
    }

    [Fact]
    public async Task Without_a_reference_the_items_make_the_score()
    {
        var grade = await Judge.Written(Question, null, "After a timeout the segment is retransmitted. Sequence numbers show where gaps are.", Rubric);
        var items = grade.RubricItems;
        Assert.Equal(decimal.Round(((2 * items[0].Score) + items[1].Score + items[2].Score) / 4, 4), decimal.Round(grade.Criteria[0].Score, 4));
        Assert.Equal("explanationQuality", Assert.Single(grade.Criteria).Criterion);
    }

    [Fact]
    public async Task An_item_shows_where_it_is_met()
    {
        const string Answer = "Sequence numbers show where gaps are. After a timeout the segment is retransmitted.";
        var grade = await Judge.Written(Question, null, Answer, Rubric);
        Assert.Contains("timeout", grade.RubricItems[0].Evidence.Select(span => Answer.Substring(span.Start, span.Length)));
        Assert.Contains("gaps", grade.RubricItems[2].Evidence.Select(span => Answer.Substring(span.Start, span.Length)));
    }

    [Fact]
    public async Task More_items_met_never_give_less()
    {
        const string First = "After a timeout the segment is retransmitted.";
        var one = await Judge.Written(Question, null, First, Rubric);
        var two = await Judge.Written(Question, null, First + " Duplicate acknowledgements lead to a fast retransmit.", Rubric);
        var three = await Judge.Written(Question, null, First + " Duplicate acknowledgements lead to a fast retransmit. Sequence numbers show the gaps.", Rubric);
        Assert.True(one.Criteria[0].Score < two.Criteria[0].Score && two.Criteria[0].Score < three.Criteria[0].Score, $"{Show(one)}\n{Show(two)}\n{Show(three)}");
    }

    [Fact]
    public async Task Beside_a_reference_items_only_add()
    {
        const string Reference = "It sends the segment again when no acknowledgement comes in time.";
        const string Answer = "It sends the segment again if no acknowledgement came in time.";
        var alone = await Judge.Written(Question, Reference, Answer);
        var beside = await Judge.Written(Question, Reference, Answer, "- clear wording\n- good structure of the text\n- depth");
        Assert.Equal(alone.Criteria[0].Score, beside.Criteria[0].Score);
        Assert.Equal(3, beside.RubricItems.Length);
    }

    [Theory]
    [InlineData("Mentions retransmission after a timeout and duplicate acknowledgements.")]
    [InlineData("- only one line that looks like a list")]
    [InlineData("Version 1.5 of the rubric\n2.5 of it is about timeouts")]
    public async Task Prose_is_no_list(string rubric) =>
        Assert.Empty((await Judge.Written(Question, null, "After a timeout the segment is retransmitted.", rubric)).RubricItems);

    [Theory]
    [InlineData("1. names the timeout\n2. names retransmission")]
    [InlineData("(a) names the timeout\n(b) names retransmission")]
    [InlineData("• names the timeout\n• names retransmission")]
    [InlineData("i) names the timeout\nii) names retransmission")]
    public async Task Lists_come_in_many_forms(string rubric) =>
        Assert.Equal(["names the timeout", "names retransmission"], (await Judge.Written(Question, null, "After a timeout.", rubric)).RubricItems.Select(item => item.Item));

    private static string Show(AnswerGrade grade) => $"{grade.Criteria[0].Score}: {string.Join(" | ", grade.RubricItems.Select(item => $"{item.Item} {item.Score}"))}";
}
