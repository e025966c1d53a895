using Assay.Pipeline;
using Assay.Scoring;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Grains.Tests.Scoring;

public sealed class SubmissionScorerTests
{
    private static readonly ScriptedGrader Half = new(_ => ScriptedGrader.Graded(("explanationQuality", .5m)));

    [Fact]
    public async Task The_last_answer_to_a_question_wins()
    {
        var job = Make.Job([Make.Mcq("m")], [Make.Answer("m", "b"), Make.Answer("m", "a")]);
        Assert.Equal("a", (await Make.Score(Half, job)).Questions[0].SelectedOptionId);
    }

    [Fact]
    public async Task Answers_to_unknown_questions_are_ignored()
    {
        var job = Make.Job([Make.Mcq("m")], [Make.Answer("other", "b"), Make.Answer("", "b")]);
        var evaluation = await Make.Score(Half, job);
        Assert.Equal(ScoreOutcome.Unanswered, Assert.Single(evaluation.Questions).Outcome);
    }

    [Theory]
    [InlineData("def solve(x):\n    pass\n")]
    [InlineData("def solve(x):\r\n    pass\r\n")]
    [InlineData("\ndef solve(x):\n    pass")]
    public async Task Untouched_starter_code_is_unanswered(string code)
    {
        var evaluation = await Make.Score(Make.NoGrader, Make.Job([Make.Code("c")], [Make.Answer("c", code)]));
        Assert.Equal((ScoreOutcome.Unanswered, 0m), (evaluation.Questions[0].Outcome, evaluation.Questions[0].Points));
    }

    [Fact]
    public async Task An_answers_type_is_the_questions_type()
    {
        var grader = new ScriptedGrader(_ => ScriptedGrader.Graded(("codingCorrectness", 1m), ("communication", 0m)));
        var evaluation = await Make.Score(grader, Make.Job([Make.Code("c")], [Make.Answer("c", "b")]));
        Assert.Equal(1m, evaluation.TotalPoints);
        Assert.Equal("codingCorrectness", Assert.Single(evaluation.Questions[0].Criteria).Criterion);
    }

    [Fact]
    public async Task A_question_for_a_human_counts_nothing_and_opens_the_range()
    {
        var grader = new ScriptedGrader(_ => ScriptedGrader.Graded(("explanationQuality", .25m)) with { Verdict = GradeVerdict.HumanReview, ReasonCode = "low_confidence" });
        var evaluation = await Make.Score(grader, Make.Job([Make.Mcq("m"), Make.Written("d", points: 3)], [Make.Answer("m", "b"), Make.Answer("d", "words")]));
        Assert.True(evaluation.Provisional);
        Assert.Equal((1m, 25m, 25m, 100m), (evaluation.TotalPoints, evaluation.Percentage, evaluation.LowestPercentage, evaluation.HighestPercentage));
        Assert.Equal((0m, 0m, .25m), (evaluation.Questions[1].Score, evaluation.Questions[1].Points, evaluation.Questions[1].SuggestedScore));
    }

    [Fact]
    public async Task A_judgement_without_a_known_criterion_waits_for_a_human()
    {
        var grader = new ScriptedGrader(_ => ScriptedGrader.Graded(("charm", 1m)));
        var evaluation = await Make.Score(grader, Make.Job([Make.Written("d")], [Make.Answer("d", "words")]));
        Assert.Equal((ScoreOutcome.HumanReview, "no_criteria", null), (evaluation.Questions[0].Outcome, evaluation.Questions[0].ReasonCode, evaluation.Questions[0].SuggestedScore));
    }

    [Fact]
    public async Task Ids_versions_and_costs_are_filled_in()
    {
        var grader = new ScriptedGrader(_ => ScriptedGrader.Graded(("explanationQuality", 1m)) with { ModelCalls = 3, Tokens = 700 });
        var clock = new FakeTimeProvider(Make.Noon);
        var job = Make.Job([Make.Mcq("m"), Make.Written("d"), Make.Written("e")], [Make.Answer("m", "b"), Make.Answer("d", "x"), Make.Answer("e", "y")])
            with
        { RunSequence = 4, Trigger = "rescore", ReEvaluationOf = "eval_0a1b.3.1" };
        var evaluation = await Make.Scorer(grader, clock).ScoreAsync(job, CancellationToken.None);
        Assert.Equal("eval_0a1b.4.0", evaluation.Id);
        Assert.Equal((4, 0, "rescore", "embedded", 3, "default", "eval_0a1b.3.1"),
            (evaluation.RunSequence, evaluation.Revision, evaluation.Trigger, evaluation.Method, evaluation.AssessmentVersion, evaluation.Rubric, evaluation.ReEvaluationOf));
        Assert.Equal(new CostBreakdown(1, 6, 1400), evaluation.Cost);
        Assert.Equal(["exact/1", "scripted/7"], evaluation.DriverVersions.ToArray());
        Assert.Equal((Make.Noon, Make.Noon), (evaluation.StartedAt, evaluation.CompletedAt));
    }

    [Fact]
    public async Task A_mark_wins_and_its_grader_is_not_even_asked()
    {
        var job = Make.Job([Make.Written("d", points: 4), Make.Mcq("m")], [Make.Answer("d", "words"), Make.Answer("m", "a")], Make.Mark("d", .75m), Make.Mark("m", 1m));
        var evaluation = await Make.Score(Make.NoGrader, job);
        Assert.All(evaluation.Questions, score => Assert.Equal(ScoreOutcome.Marked, score.Outcome));
        Assert.Equal((3m, 1m), (evaluation.Questions[0].Points, evaluation.Questions[1].Points));
        Assert.Equal(("admin@example.org", "read it myself"), (evaluation.Questions[0].MarkedBy, evaluation.Questions[0].MarkReason));
    }

    [Fact]
    public async Task A_mark_makes_the_next_revision()
    {
        var evaluation = await Make.Score(Half, Make.Job([Make.Written("d", points: 4), Make.Mcq("m")], [Make.Answer("d", "words"), Make.Answer("m", "b")]));
        var scorer = Make.Scorer(Make.NoGrader);
        var marked = scorer.ApplyMark(scorer.ApplyMark(evaluation, Make.Mark("d", 2m)), Make.Mark("m", -1m));
        Assert.Equal(("eval_0a1b.1.2", 2, "mark", "eval_0a1b.1.1"), (marked.Id, marked.Revision, marked.Trigger, marked.ReEvaluationOf));
        Assert.Equal((4m, 5m, 80m, "Strong"), (marked.TotalPoints, marked.MaxPoints, marked.Percentage, marked.Band));
        Assert.Empty(marked.DriverVersions);
        Assert.Equal((3m, 5m), (evaluation.TotalPoints, evaluation.MaxPoints));
    }

    [Fact]
    public async Task A_mark_for_a_question_that_is_not_there_is_refused()
    {
        var evaluation = await Make.Score(Half, Make.Job([Make.Mcq("m")], []));
        Assert.Throws<ArgumentException>(() => Make.Scorer(Half).ApplyMark(evaluation, Make.Mark("other", 1m)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_grader_that_hangs_is_cut_off_at_its_limit(bool heedsItsToken)
    {
        var clock = new FakeTimeProvider(Make.Noon);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource<AnswerGrade>();
        var grader = new ScriptedGrader((_, token) =>
        {
            asked.SetResult();
            return heedsItsToken ? never.Task.WaitAsync(token) : never.Task;
        });
        var scoring = Make.Scorer(grader, clock).ScoreAsync(Make.Job([Make.Written("d")], [Make.Answer("d", "words")]), CancellationToken.None);
        await asked.Task;
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(scoring.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<StageException>(() => scoring);
        Assert.Equal(("grader_timeout", false), (failure.Code, failure.Permanent));
    }

    [Fact]
    public async Task A_grader_that_blocks_its_thread_is_cut_off_too()
    {
        using var release = new ManualResetEventSlim();
        var grader = new ScriptedGrader(_ =>
        {
            release.Wait();
            return new();
        });
        var scorer = Make.Scorer(grader, limit: TimeSpan.FromMilliseconds(50));
        var failure = await Assert.ThrowsAsync<StageException>(() => scorer.ScoreAsync(Make.Job([Make.Written("d")], [Make.Answer("d", "words")]), CancellationToken.None));
        release.Set();
        Assert.Equal("grader_timeout", failure.Code);
    }

    [Fact]
    public async Task Cancelling_is_not_taken_for_a_timeout()
    {
        using var cancelled = new CancellationTokenSource();
        var never = new TaskCompletionSource<AnswerGrade>();
        var grader = new ScriptedGrader((_, _) =>
        {
            cancelled.Cancel();
            return never.Task;
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Make.Scorer(grader).ScoreAsync(Make.Job([Make.Written("d")], [Make.Answer("d", "words")]), cancelled.Token));
    }

    [Fact]
    public async Task What_a_grader_throws_reaches_the_pipeline_as_it_is()
    {
        var outage = new StageException("model_unavailable", "The model does not answer.", retryAfter: TimeSpan.FromSeconds(9));
        var job = Make.Job([Make.Written("d")], [Make.Answer("d", "words")]);
        Assert.Same(outage, await Assert.ThrowsAsync<StageException>(() => Make.Score(new ScriptedGrader((GradingRequest _) => throw outage), job)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Make.Score(Make.NoGrader, job));
    }

    [Fact]
    public async Task Missing_arrays_are_read_as_empty()
    {
        var job = Make.Job([Make.Mcq("m")], []) with { Answers = default, Marks = default };
        Assert.Equal(ScoreOutcome.Unanswered, (await Make.Score(Half, job)).Questions[0].Outcome);
    }
}
