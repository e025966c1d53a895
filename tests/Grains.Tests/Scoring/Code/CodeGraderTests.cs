using System.Text.Json;
using Assay.Assessments;
using Assay.Pipeline;
using Assay.Scoring;
using Assay.Scoring.Code;
using Assay.Scoring.Embedded;

namespace Assay.Grains.Tests.Scoring.Code;

public sealed class CodeGraderTests
{
    private const string Program = "print(sum(map(int, input().split())))";

    private static readonly EmbeddedGrader Embedded = new();

    // What it prints says which of the seven cases it passes: those up to the number.
    private static ScriptedRunner PassingUpTo(int number) => ScriptedRunner.Printing(input => Number(input) <= number ? $"out {input}\r\n" : "secret of the program");

    private static Question Question(int cases = 7, int hidden = 4) => Make.Code("c", points: 4) with
    {
        TestCases = [.. Enumerable.Range(1, cases).Select(number => new CodeTestCase($"in {number}", $"out in {number}", number > cases - hidden))],
    };

    [Fact]
    public async Task Correctness_is_the_share_of_cases_passed_hidden_ones_too()
    {
        var runner = PassingUpTo(5);
        var grade = await GradeAsync(Embedded, runner);

        Assert.Equal(GradeVerdict.Graded, grade.Verdict);
        Assert.Equal([new CriterionScore("codingCorrectness", .714286m)], grade.Criteria.AsEnumerable());
        Assert.Equal("5 of 7 test cases passed (2 of 4 hidden); 2 printed something else. Only the test cases were judged, not how the code is written.", grade.Feedback);
        Assert.Equal(("code-tests", "1", 1m, null), (grade.Grader, grade.GraderVersion, grade.Confidence, grade.ReasonCode));
        Assert.Equal(Enumerable.Range(1, 7), grade.CodeTests.Select(test => test.Number));
        Assert.Equal(new CodeTestResult(1, false, true, "passed", 7, 900), grade.CodeTests[0]);
        Assert.Equal(new CodeTestResult(7, true, false, "wrong_output", 7, 900), grade.CodeTests[6]);
        Assert.Equal(7, runner.Asked.Count);
        Assert.All(runner.Asked, request => Assert.Equal(("python", Program), (request.Language, request.Source)));
    }

    [Fact]
    public async Task That_a_model_was_to_judge_the_rest_and_was_away_is_not_silent()
    {
        var inner = new ScriptedGrader(_ => new AnswerGrade
        {
            Verdict = GradeVerdict.HumanReview,
            ReasonCode = CodeGrader.NeedsReview,
            FellBack = true,
        });
        var grade = await GradeAsync(inner, PassingUpTo(5));

        Assert.Equal((GradeVerdict.Graded, "model_fallback", "1 (model_fallback)"), (grade.Verdict, grade.ReasonCode, grade.GraderVersion));
        Assert.EndsWith("could not be asked (model_fallback).", grade.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_evaluation_counts_the_share_alone_and_holds_nothing_of_a_case_or_an_output()
    {
        var scorer = Make.Scorer(new CodeGrader(Embedded, PassingUpTo(5)));
        var evaluation = await scorer.ScoreAsync(Make.Job([Question()], [Make.Answer("c", Program)]), CancellationToken.None);

        Assert.Equal((2.857144m, false, "code-tests/1"), (evaluation.TotalPoints, evaluation.Provisional, Assert.Single(evaluation.DriverVersions)));
        Assert.Equal(7, evaluation.Questions[0].CodeTests.Length);
        var written = JsonSerializer.Serialize(evaluation);
        Assert.DoesNotContain("out in", written, StringComparison.Ordinal);
        Assert.DoesNotContain("in 7", written, StringComparison.Ordinal);
        Assert.DoesNotContain("secret of", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inner_grader_keeps_its_other_criteria_and_loses_its_guess_at_correctness()
    {
        var model = new ScriptedGrader(_ => ScriptedGrader.Graded(("codingCorrectness", 1m), ("codingEfficiency", .5m), ("explanationQuality", .25m)) with { Feedback = "Tidy.", ModelCalls = 3, Tokens = 70 });
        var grade = await GradeAsync(model, PassingUpTo(0));

        Assert.Equal(
            [new("codingEfficiency", .5m), new("explanationQuality", .25m), new CriterionScore("codingCorrectness", 0)],
            grade.Criteria.AsEnumerable());
        Assert.Equal(("scripted+code-tests", "7+1", 3, 70, .9m), (grade.Grader, grade.GraderVersion, grade.ModelCalls, grade.Tokens, grade.Confidence));
        Assert.Equal("0 of 7 test cases passed (0 of 4 hidden); 7 printed something else. Tidy.", grade.Feedback);
    }

    [Fact]
    public async Task What_the_inner_grader_leaves_to_a_human_for_another_reason_stays_there()
    {
        var model = new ScriptedGrader(_ => new AnswerGrade { Verdict = GradeVerdict.HumanReview, ReasonCode = "samples_disagree", Grader = "model", GraderVersion = "1" });
        var grade = await GradeAsync(model, PassingUpTo(7));

        Assert.Equal((GradeVerdict.HumanReview, "samples_disagree"), (grade.Verdict, grade.ReasonCode));
        Assert.Equal(new CriterionScore("codingCorrectness", 1), Assert.Single(grade.Criteria));
        Assert.Equal(7, grade.CodeTests.Length);
    }

    [Fact]
    public async Task What_was_paid_before_the_tests_stood_alone_is_kept()
    {
        var trace = new ModelTrace { Model = "m" };
        var model = new ScriptedGrader(_ => new AnswerGrade { Verdict = GradeVerdict.HumanReview, ReasonCode = CodeGrader.NeedsReview, ModelCalls = 2, Tokens = 9, Model = trace });
        var grade = await GradeAsync(model, PassingUpTo(7));

        Assert.Equal((GradeVerdict.Graded, null, 2, 9, trace), (grade.Verdict, grade.ReasonCode, grade.ModelCalls, grade.Tokens, grade.Model));
    }

    [Theory]
    [InlineData(0, GradeVerdict.Gated)]
    [InlineData(1, GradeVerdict.Graded)]
    public async Task A_gate_holds_unless_a_case_was_passed(int passed, GradeVerdict verdict)
    {
        var grade = await GradeAsync(Embedded, PassingUpTo(passed), answer: "I don't know");

        Assert.Equal((verdict, verdict == GradeVerdict.Gated ? "non_answer" : null), (grade.Verdict, grade.ReasonCode));
        Assert.Equal(verdict == GradeVerdict.Gated ? 0 : 1, grade.Criteria.Length);
    }

    [Fact]
    public async Task What_does_not_compile_is_run_once_and_gets_nothing()
    {
        var runner = ScriptedRunner.Ending(CodeRunOutcome.CompileError);
        var grade = await GradeAsync(Embedded, runner);

        Assert.Single(runner.Asked);
        Assert.Equal(0, Assert.Single(grade.Criteria).Score);
        Assert.All(grade.CodeTests, test => Assert.Equal((false, "compile_error"), (test.Passed, test.Status)));
        Assert.StartsWith("The code does not compile, so none of the 7 test cases passed.", grade.Feedback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CodeRunOutcome.TimeLimit, "time_limit", "took too long")]
    [InlineData(CodeRunOutcome.RuntimeError, "runtime_error", "ended with an error")]
    [InlineData(CodeRunOutcome.OutputLimit, "wrong_output", "printed something else")]
    public async Task Each_failure_has_its_code(CodeRunOutcome outcome, string status, string words)
    {
        var grade = await GradeAsync(Embedded, ScriptedRunner.Ending(outcome), Question(cases: 1, hidden: 0));

        Assert.Equal(status, Assert.Single(grade.CodeTests).Status);
        Assert.StartsWith($"0 of 1 test case passed; 1 {words}.", grade.Feedback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CodeRunOutcome.UnknownLanguage, 1, "does not offer")]
    [InlineData(CodeRunOutcome.Refused, 1, "does not accept")]
    [InlineData(CodeRunOutcome.Refused, 3, "does not accept")]
    public async Task What_the_runner_does_not_take_is_the_inner_graders_to_judge(CodeRunOutcome outcome, int from, string words)
    {
        var runner = new ScriptedRunner(request => Number(request.Input) >= from ? new CodeRun { Outcome = outcome } : ScriptedRunner.Prints("out " + request.Input));
        var grade = await GradeAsync(Embedded, runner);

        Assert.Equal((GradeVerdict.HumanReview, CodeGrader.NeedsReview), (grade.Verdict, grade.ReasonCode));
        Assert.Empty(grade.CodeTests);
        Assert.Empty(grade.Criteria);
        Assert.Contains(words, grade.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_test_cases_and_for_other_questions_nothing_is_run()
    {
        var runner = ScriptedRunner.Printing(_ => throw new InvalidOperationException("Nothing should be run."));

        Assert.Equal(CodeGrader.NeedsReview, (await GradeAsync(Embedded, runner, Make.Code("c"))).ReasonCode);
        Assert.Equal("no_reference", (await GradeAsync(Embedded, runner, Make.Written("w"), "Routers forward packets between networks.")).ReasonCode);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task An_outage_is_thrown_never_scored_and_asks_nothing_that_is_paid(int from)
    {
        var outage = new StageException("code_runner_queue_full", "Full.", retryAfter: TimeSpan.FromSeconds(9));
        var runner = new ScriptedRunner(request => Number(request.Input) >= from ? throw outage : ScriptedRunner.Prints(""));

        Assert.Same(outage, await Assert.ThrowsAsync<StageException>(() => GradeAsync(Make.NoGrader, runner)));
    }

    [Fact]
    public async Task A_scoring_that_was_cut_off_runs_the_tests_again_and_comes_to_the_same()
    {
        using var cut = new CancellationTokenSource();
        var cutOff = new ScriptedRunner(request =>
        {
            if (Number(request.Input) == 3)
                cut.Cancel();
            return ScriptedRunner.Prints("out " + request.Input);
        });
        var job = new GradingRequest(Make.SubmissionId, 1, Question(), Program);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CodeGrader(Make.NoGrader, cutOff).GradeAsync(job, cut.Token));
        var again = await new CodeGrader(Embedded, PassingUpTo(7)).GradeAsync(job, CancellationToken.None);

        Assert.Equal(1, Assert.Single(again.Criteria).Score);
    }

    [Fact]
    public async Task Twenty_cases_run_a_few_at_a_time_and_come_back_in_order()
    {
        var runner = PassingUpTo(20);
        var grade = await GradeAsync(Embedded, runner, Question(cases: 20, hidden: 0));

        Assert.Equal(Enumerable.Range(1, 20), grade.CodeTests.Select(test => test.Number));
        Assert.StartsWith("20 of 20 test cases passed.", grade.Feedback, StringComparison.Ordinal);
        Assert.InRange(runner.MostInside, 2, 4);
    }

    private static Task<AnswerGrade> GradeAsync(IAnswerGrader inner, ICodeRunner runner, Question? question = null, string answer = Program) =>
        new CodeGrader(inner, runner).GradeAsync(new GradingRequest(Make.SubmissionId, 1, question ?? Question(), answer), CancellationToken.None);

    private static int Number(string input) => int.Parse(input.AsSpan(3), System.Globalization.CultureInfo.InvariantCulture);
}
