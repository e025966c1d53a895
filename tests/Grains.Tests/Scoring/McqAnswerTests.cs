using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring;

public sealed class McqAnswerTests
{
    private static readonly ImmutableArray<AnswerOption> Plain = [new("a", "Red"), new("b", " Green "), new("c", "Blue")];

    // Every form reads as another option here: ids are digits, and texts are ids and indices of others.
    private static readonly ImmutableArray<AnswerOption> Crossed = [new("2", "b"), new("b", "0"), new("x", "1"), new("y", "7")];

    [Theory]
    [InlineData("a", "a")]
    [InlineData(" b\n", "b")]
    [InlineData("0", "a")]
    [InlineData("2", "c")]
    [InlineData("\t1 ", "b")]
    [InlineData("Red", "a")]
    [InlineData("rED", "a")]
    [InlineData("green", "b")]
    [InlineData("  BLUE  ", "c")]
    [InlineData("3", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("01", null)]
    [InlineData("1.0", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("A", null)]
    [InlineData("Re d", null)]
    [InlineData("a,b", null)]
    [InlineData("[\"a\"]", null)]
    [InlineData("purple", null)]
    public void An_answer_is_an_id_an_index_or_a_text(string answer, string? expected) => Assert.Equal(expected, McqAnswer.Read(Plain, answer)?.Id);

    [Theory]
    [InlineData("2", "2")]
    [InlineData("b", "b")]
    [InlineData("0", "2")]
    [InlineData("1", "b")]
    [InlineData("3", "y")]
    [InlineData("7", "y")]
    public void The_id_wins_over_the_index_and_the_index_over_the_text(string answer, string expected) =>
        Assert.Equal(expected, McqAnswer.Read(Crossed, answer)?.Id);

    [Theory]
    [InlineData("b", ScoreOutcome.Graded, 2)]
    [InlineData("1", ScoreOutcome.Graded, 2)]
    [InlineData("network", ScoreOutcome.Graded, 2)]
    [InlineData("a", ScoreOutcome.Graded, 0)]
    [InlineData("no such option", ScoreOutcome.Graded, 0)]
    [InlineData(null, ScoreOutcome.Unanswered, 0)]
    [InlineData("", ScoreOutcome.Unanswered, 0)]
    [InlineData(" \n\t", ScoreOutcome.Unanswered, 0)]
    public async Task Multiple_choice_is_all_or_nothing(string? answer, ScoreOutcome outcome, int points)
    {
        var evaluation = await Make.Score(Make.NoGrader, Make.Job([Make.Mcq("m", points: 2)], [Make.Answer("m", answer)]));
        Assert.Equal((outcome, points), (evaluation.Questions[0].Outcome, evaluation.Questions[0].Points));
        Assert.Equal("b", evaluation.Questions[0].CorrectOptionId);
    }

    [Fact]
    public async Task Multiple_choice_without_a_key_waits_for_a_human()
    {
        var question = Make.Mcq("m") with { CorrectOptionId = null };
        var evaluation = await Make.Score(Make.NoGrader, Make.Job([question], [Make.Answer("m", "a")]));
        Assert.Equal((ScoreOutcome.HumanReview, "no_answer_key"), (evaluation.Questions[0].Outcome, evaluation.Questions[0].ReasonCode));
        Assert.Equal((0m, 100m), (evaluation.LowestPercentage, evaluation.HighestPercentage));
    }
}
