using Assay.Pipeline;
using Assay.Scoring;
using Assay.Scoring.Models;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Grains.Tests.Scoring.Models;

public sealed class ModelOutageTests
{
    private static readonly ScriptedGrader Embedded = new(_ => ScriptedGrader.Graded(("explanationQuality", .5m)) with { Feedback = "Half." });

    [Fact]
    public async Task An_outage_reaches_the_pipeline_after_the_other_samples_have_ended()
    {
        var outage = new StageException("model_unavailable", "The model does not answer.", retryAfter: TimeSpan.FromSeconds(9));
        var second = new TaskCompletionSource<ModelReply>();
        var desk = new ScriptedDesk((key, _, _) => key.Sample == 1 ? throw outage : second.Task);
        var grading = Judges.GradeAsync(desk, embedded: Embedded);
        Assert.False(grading.IsCompleted);
        second.SetResult(ScriptedDesk.Written(3, 3, 3, Judges.Quote));
        Assert.Same(outage, await Assert.ThrowsAsync<StageException>(() => grading));
        Assert.Equal(3, desk.Asked.Count);
    }

    [Fact]
    public async Task Where_it_is_allowed_the_embedded_grader_stands_in_and_says_so()
    {
        var desk = new ScriptedDesk((PaidKey _) => throw new StageException("model_timeout", "The model does not answer."));
        var job = Make.Job([Judges.Question], [Make.Answer("q", Judges.Answer)]);
        var evaluation = await Make.Score(Judges.Grader(desk, Embedded, options => options.FallBackToEmbedded = true), job);
        var score = Assert.Single(evaluation.Questions);
        Assert.Equal((ScoreOutcome.Graded, .5m, "model_fallback"), (score.Outcome, score.Score, score.ReasonCode));
        Assert.Equal("The model could not be asked (model_timeout), so the embedded grader stood in for it (model_fallback). Half.", score.Feedback);
        Assert.Equal(("embedded", "scripted/7 (model_fallback)"), (evaluation.Method, Assert.Single(evaluation.DriverVersions)));
    }

    [Fact]
    public async Task Samples_that_were_paid_for_before_the_outage_stay_in_the_score_and_in_the_sums()
    {
        var desk = new ScriptedDesk((key, _, _) => key.Sample == 3
            ? throw new StageException("model_timeout", "The model does not answer.")
            : Task.FromResult(ScriptedDesk.Written(3, 3, 3, Judges.Quote)));
        var job = Make.Job([Judges.Question], [Make.Answer("q", Judges.Answer)]);
        var evaluation = await Make.Score(Judges.Grader(desk, Embedded, options => options.FallBackToEmbedded = true), job);
        Assert.Equal((2, "embedded", "model_fallback"), (evaluation.Cost.LlmCalls, evaluation.Method, Assert.Single(evaluation.Questions).ReasonCode));
        Assert.Equal(2, evaluation.Questions[0].Model!.Samples.Length);
    }

    [Fact]
    public async Task A_repetition_that_fails_and_is_not_needed_is_no_outage()
    {
        var desk = new ScriptedDesk((key, _, _) => key.Sample switch
        {
            4 => throw new StageException("model_timeout", "The model does not answer."),
            3 => Task.FromResult(ScriptedDesk.Reply("no verdict")),
            _ => Task.FromResult(ScriptedDesk.Written(3, 3, 3, Judges.Quote)),
        });
        var grade = await Judges.GradeAsync(desk, embedded: Embedded);
        Assert.Equal((GradeVerdict.Graded, 3, 4), (grade.Verdict, grade.ModelCalls, desk.Asked.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pause_is_passed_on_before_any_outage_and_never_fallen_back_from(bool fallBack)
    {
        var pause = new StagePausedException("model_budget_spent", "The day's budget for models is spent.", Make.Noon);
        var desk = new ScriptedDesk((key, _, _) => key.Sample == 3 ? throw pause : throw new StageException("model_timeout", "Slow."));
        await Assert.ThrowsAsync<StagePausedException>(() => Judges.GradeAsync(desk, embedded: Embedded, configure: options => options.FallBackToEmbedded = fallBack));
    }

    [Fact]
    public async Task Cancelling_ends_every_sample()
    {
        using var cancelled = new CancellationTokenSource();
        var desk = new ScriptedDesk((key, _, token) =>
        {
            if (key.Sample == 3)
                cancelled.Cancel();
            return new TaskCompletionSource<ModelReply>().Task.WaitAsync(token);
        });
        var grader = Judges.Grader(desk, Embedded, options => options.FallBackToEmbedded = true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grader.GradeAsync(Judges.Request(), cancelled.Token));
    }

    [Fact]
    public async Task All_samples_are_under_way_at_the_same_time()
    {
        var all = new CountdownEvent(5);
        var desk = new ScriptedDesk(async (_, _, token) =>
        {
            all.Signal();
            await Task.Run(() => all.Wait(token), token);
            return ScriptedDesk.Written(3, 3, 3, Judges.Quote);
        });
        var grade = await Judges.GradeAsync(desk, embedded: Embedded, configure: options => options.Samples = 5);
        Assert.Equal((GradeVerdict.Graded, 5), (grade.Verdict, grade.ModelCalls));
    }

    [Fact]
    public async Task Waiting_for_the_gate_and_for_slow_replies_does_not_eat_up_the_limit_of_an_answer()
    {
        var clock = new FakeTimeProvider(Make.Noon);
        var asked = new CountdownEvent(3);
        var desk = new ScriptedDesk(async (_, _, token) =>
        {
            var reply = Task.Delay(TimeSpan.FromMinutes(7), clock, token);
            asked.Signal();
            await reply;
            return ScriptedDesk.Written(3, 3, 3, Judges.Quote);
        });
        var scorer = Make.Scorer(Judges.Grader(desk, Embedded), clock, OutsideTimeLimit.Backstop);
        var scoring = scorer.ScoreAsync(Make.Job([Judges.Question], [Make.Answer("q", Judges.Answer)]), CancellationToken.None);
        await Task.Run(asked.Wait);
        clock.Advance(TimeSpan.FromMinutes(7));
        Assert.Equal(ScoreOutcome.Graded, Assert.Single((await scoring).Questions).Outcome);
    }
}
