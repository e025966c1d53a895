using Assay.Scoring;
using FsCheck.Xunit;

namespace Assay.Grains.Tests.Scoring;

[Properties(Arbitrary = [typeof(ScoringCases)], MaxTest = 200)]
public sealed class ScoringPropertyTests
{
    [Property]
    public void Points_stay_between_0_and_what_is_at_stake(ScoringCase scoring)
    {
        var evaluation = scoring.Score();
        Assert.All(evaluation.Questions, score =>
        {
            Assert.InRange(score.Score, 0, 1);
            Assert.InRange(score.Points, 0, score.MaxPoints);
            Assert.InRange(score.SuggestedScore ?? 0, 0, 1);
            Assert.InRange(score.Confidence, 0, 1);
            Assert.All(score.Criteria, criterion => Assert.InRange(criterion.Score, 0, 1));
        });
        Assert.InRange(evaluation.TotalPoints, 0, evaluation.MaxPoints);
        Assert.InRange(evaluation.Percentage, 0, 100);
    }

    [Property]
    public void Every_question_is_scored_once_and_stays_in_the_denominator(ScoringCase scoring)
    {
        var evaluation = scoring.Score();
        Assert.Equal(scoring.Questions.Select(question => question.Id), evaluation.Questions.Select(score => score.QuestionId));
        Assert.Equal(scoring.Questions.Sum(question => (decimal)question.Points), evaluation.MaxPoints);
    }

    [Property]
    public void What_waits_for_a_human_spans_the_range(ScoringCase scoring)
    {
        var evaluation = scoring.Score();
        Assert.True(evaluation.LowestPercentage <= evaluation.Percentage && evaluation.Percentage <= evaluation.HighestPercentage);
        Assert.InRange(evaluation.HighestPercentage, 0, 100);
        Assert.Equal(evaluation.Questions.Any(score => score.Outcome == ScoreOutcome.HumanReview), evaluation.Provisional);
    }

    [Property]
    public void Without_answers_and_marks_everything_is_0(ScoringCase scoring)
    {
        var evaluation = scoring.Score(answers: [], marks: []);
        Assert.Equal((0m, 0m, false), (evaluation.TotalPoints, evaluation.Percentage, evaluation.Provisional));
        Assert.All(evaluation.Questions, score => Assert.Equal(ScoreOutcome.Unanswered, score.Outcome));
    }

    [Property]
    public void The_order_of_answers_is_irrelevant(ScoringCase scoring, int seed)
    {
        var answers = scoring.Answers;
        new Random(seed).Shuffle(answers);
        AssertSameScores(scoring.Score(), scoring.Score(answers));
    }

    [Property]
    public void Marked_questions_have_their_marks(ScoringCase scoring)
    {
        var byQuestion = scoring.Score().Questions.ToDictionary(score => score.QuestionId);
        Assert.All(scoring.Marks, mark =>
        {
            Assert.Equal(ScoreOutcome.Marked, byQuestion[mark.QuestionId].Outcome);
            Assert.Equal(decimal.Round(Math.Clamp(mark.Score, 0, 1), 6), byQuestion[mark.QuestionId].Score);
        });
    }

    [Property]
    public void Applying_marks_equals_scoring_with_them(ScoringCase scoring)
    {
        var applied = scoring.Score(marks: []);
        foreach (var mark in scoring.Marks)
            applied = Make.Scorer(Make.NoGrader).ApplyMark(applied, mark);
        AssertSameScores(scoring.Score(), applied);
    }

    private static void AssertSameScores(Evaluation expected, Evaluation actual)
    {
        Assert.Equal(
            (expected.TotalPoints, expected.MaxPoints, expected.Percentage, expected.Band, expected.Provisional, expected.LowestPercentage, expected.HighestPercentage),
            (actual.TotalPoints, actual.MaxPoints, actual.Percentage, actual.Band, actual.Provisional, actual.LowestPercentage, actual.HighestPercentage));
        Assert.Equal(expected.DriverVersions.ToArray(), actual.DriverVersions.ToArray());
        Assert.All(expected.Questions.Zip(actual.Questions), pair => Assert.Equal(Plain(pair.First), Plain(pair.Second)));
    }

    // Records compare immutable arrays by reference. What a grader had said before a mark stands beside it, and is no part of the score.
    private static (QuestionScore Score, string Criteria) Plain(QuestionScore score)
    {
        var plain = score with { Criteria = [], MatchedTerms = [], MissedTerms = [] };
        return (score.Outcome == ScoreOutcome.Marked ? plain with { SuggestedScore = null, ReasonCode = null } : plain, string.Join(' ', score.Criteria));
    }
}
