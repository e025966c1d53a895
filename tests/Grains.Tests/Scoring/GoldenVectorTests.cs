using Assay.Assessments;
using Assay.Scoring;

namespace Assay.Grains.Tests.Scoring;

public sealed class GoldenVectorTests
{
    [Fact]
    public async Task Descriptive_8_7_9_tenths_is_79_percent_strong()
    {
        var evaluation = await One(Make.Written("q"), ("communication", .8m), ("problemSolving", .7m), ("explanationQuality", .9m));
        Assert.Equal(.790909m, evaluation.Questions[0].Score);
        Assert.Equal(.790909m, evaluation.TotalPoints);
        Assert.Equal((79, "Strong"), (Rounding.Whole(evaluation.Percentage), evaluation.Band));
    }

    [Fact]
    public async Task A_criterion_above_1_is_clamped_before_it_is_weighed()
    {
        var evaluation = await One(Make.Written("q"), ("communication", .9m), ("problemSolving", .5m), ("explanationQuality", 1.2m));
        Assert.Equal(.781818m, evaluation.TotalPoints);
        Assert.Equal(1m, evaluation.Questions[0].Criteria.Single(criterion => criterion.Criterion == "explanationQuality").Score);
        Assert.Equal((78, "Strong"), (Rounding.Whole(evaluation.Percentage), evaluation.Band));
    }

    [Fact]
    public async Task Coding_1_half_quarter_is_69_percent_solid()
    {
        var evaluation = await One(Make.Code("q"), ("codingCorrectness", 1m), ("codingEfficiency", .5m), ("explanationQuality", .25m));
        Assert.Equal(.6875m, evaluation.TotalPoints);
        Assert.Equal((69, "Solid"), (Rounding.Whole(evaluation.Percentage), evaluation.Band));
    }

    [Theory]
    [InlineData(.745, 74.5, 74)]
    [InlineData(.595, 59.5, 60)]
    public async Task Halves_of_a_percent_go_to_the_even_side(double score, double percentage, int whole)
    {
        var each = (decimal)score;
        var evaluation = await One(Make.Written("q"), ("communication", each), ("problemSolving", each), ("explanationQuality", each));
        Assert.Equal((decimal)percentage, evaluation.Percentage);
        Assert.Equal((whole, "Solid"), (Rounding.Whole(evaluation.Percentage), evaluation.Band));
    }

    [Fact]
    public async Task Multiple_choice_and_descriptive_points_add_up_unrounded()
    {
        var grader = new ScriptedGrader(_ => ScriptedGrader.Graded(("communication", .8m), ("problemSolving", .7m), ("explanationQuality", .9m)));
        var job = Make.Job([Make.Mcq("m"), Make.Written("d", points: 4)], [Make.Answer("m", "b"), Make.Answer("d", "some words")]);
        var evaluation = await Make.Score(grader, job);
        Assert.Equal(3.163636m, evaluation.Questions[1].Points);
        Assert.Equal(4.163636m, evaluation.TotalPoints);
        Assert.Equal(5m, evaluation.MaxPoints);
        Assert.Equal(83.272727m, evaluation.Percentage);
    }

    [Fact]
    public async Task Unanswered_questions_stay_in_the_denominator()
    {
        var job = Make.Job([Make.Mcq("m"), Make.Written("d", points: 4), Make.Code("c", points: 10)], [Make.Answer("m", "b")]);
        var evaluation = await Make.Score(Make.NoGrader, job);
        Assert.Equal((1m, 15m), (evaluation.TotalPoints, evaluation.MaxPoints));
        Assert.Equal(6.67m, decimal.Round(evaluation.Percentage, 2));
        Assert.False(evaluation.Provisional);
    }

    [Fact]
    public async Task Nothing_scoreable_is_0_of_0_and_0_percent()
    {
        var evaluation = await Make.Score(Make.NoGrader, Make.Job([Make.Mcq("m", points: 0)], [Make.Answer("m", "b")]));
        Assert.Equal((0m, 0m, 0m), (evaluation.TotalPoints, evaluation.MaxPoints, evaluation.Percentage));
        Assert.Equal((0m, 0m), (evaluation.LowestPercentage, evaluation.HighestPercentage));
        Assert.Equal(Bands.NotScored, evaluation.Band);
    }

    [Theory]
    [InlineData(0, "Below expectations")]
    [InlineData(39.5, "Developing")]
    [InlineData(39.499999, "Below expectations")]
    [InlineData(60, "Solid")]
    [InlineData(74.500001, "Strong")]
    [InlineData(89.5, "Exceptional")]
    [InlineData(100, "Exceptional")]
    public void A_band_belongs_to_the_rounded_percentage(double percentage, string band) => Assert.Equal(band, Bands.Of((decimal)percentage));

    private static Task<Evaluation> One(Question question, params (string Criterion, decimal Score)[] criteria) =>
        Make.Score(new ScriptedGrader(_ => ScriptedGrader.Graded(criteria)), Make.Job([question], [Make.Answer(question.Id, "some words")]));
}
