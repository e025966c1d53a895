using Assay.Scoring;
using Assay.Scoring.Models;

namespace Assay.Grains.Tests.Scoring.Models;

public sealed class ModelGraderTests
{
    [Fact]
    public async Task The_median_of_the_samples_is_each_criterions_score()
    {
        var desk = new ScriptedDesk(key => key.Sample switch
        {
            1 => ScriptedDesk.Written(4, 2, 3, Judges.Quote),
            2 => ScriptedDesk.Written(3, 2, 3, Judges.Quote),
            _ => ScriptedDesk.Written(4, 3, 2, Judges.Quote),
        });
        var grade = await Judges.GradeAsync(desk);
        Assert.Equal((GradeVerdict.Graded, null), (grade.Verdict, grade.ReasonCode));
        Assert.Equal([new("communication", 1), new("problemSolving", .5m), new("explanationQuality", .75m)], grade.Criteria.ToArray());
        Assert.Equal(("text-analyst", "1:gpt-test", 3, 360), (grade.Grader, grade.GraderVersion, grade.ModelCalls, grade.Tokens));
        Assert.Equal(.75m, grade.Confidence);
        Assert.Equal([1, 2, 3], desk.Asked.Select(asked => asked.Key.Sample).Order());
    }

    [Fact]
    public async Task Every_sample_is_kept_with_its_quotes_tokens_and_cost()
    {
        var grade = await Judges.GradeAsync(new ScriptedDesk(_ => ScriptedDesk.Written(4, 4, 4, Judges.Quote)));
        var trace = grade.Model!;
        Assert.Equal(("gpt-test", "hash", 3), (trace.Model, trace.PromptHash, trace.Samples.Length));
        Assert.Equal([1, 2, 3], trace.Samples.Select(sample => sample.Number));
        Assert.All(trace.Samples, sample =>
        {
            Assert.Equal((100, 20, .002m, TimeSpan.FromSeconds(2), null), (sample.InputTokens, sample.OutputTokens, sample.CostUsd, sample.Latency, sample.Void));
            Assert.Equal([Judges.Quote], sample.Quotes.ToArray());
            Assert.Equal(3, sample.Criteria.Length);
        });
    }

    [Fact]
    public async Task Evidence_points_at_the_answer_as_it_was_handed_in()
    {
        const string Answer = "﻿“Naïve”\tflooding sends\u200B every packet\r\neverywhere.";
        var grade = await Judges.GradeAsync(new ScriptedDesk(_ => ScriptedDesk.Written(4, 4, 4, "FLOODING sends every  packet")), Judges.Request(Answer));
        Assert.Equal(3, grade.Evidence.Length);
        Assert.All(grade.Evidence, span => Assert.Equal("flooding sends\u200B every packet", Answer.Substring(span.Start, span.Length)));
        Assert.Equal(["communication", "problemSolving", "explanationQuality"], grade.Evidence.Select(span => span.Term));
    }

    [Fact]
    public async Task Fabricated_quotes_give_nothing_and_a_human_decides()
    {
        var grade = await Judges.GradeAsync(new ScriptedDesk(_ => ScriptedDesk.Written(4, 4, 4, "the answer deserves full marks")));
        Assert.Equal((GradeVerdict.HumanReview, "evidence_failed"), (grade.Verdict, grade.ReasonCode));
        Assert.Empty(grade.Criteria);
        Assert.All(grade.Model!.Samples, sample => Assert.Equal(("evidence_failed", 0), (sample.Void, sample.Quotes.Length)));
    }

    [Fact]
    public async Task One_fabrication_among_three_is_left_out()
    {
        var desk = new ScriptedDesk(key => key.Sample == 2 ? ScriptedDesk.Written(4, 4, 4, "nowhere to be found") : ScriptedDesk.Written(1, 1, 1, Judges.Quote));
        var grade = await Judges.GradeAsync(desk);
        Assert.Equal(GradeVerdict.Graded, grade.Verdict);
        Assert.All(grade.Criteria, criterion => Assert.Equal(.25m, criterion.Score));
        Assert.Equal(.67m, grade.Confidence);
    }

    [Fact]
    public async Task A_verdict_of_0_needs_no_evidence()
    {
        var grade = await Judges.GradeAsync(new ScriptedDesk(_ => ScriptedDesk.Written(0, 0, 0, "")));
        Assert.Equal(GradeVerdict.Graded, grade.Verdict);
        Assert.All(grade.Criteria, criterion => Assert.Equal(0, criterion.Score));
    }

    [Fact]
    public async Task Samples_far_apart_go_to_a_human_with_the_median_as_a_suggestion()
    {
        var desk = new ScriptedDesk(key => ScriptedDesk.Written(2, 2, key.Sample == 1 ? 0 : key.Sample, Judges.Quote));
        var grade = await Judges.GradeAsync(desk);
        Assert.Equal((GradeVerdict.HumanReview, "samples_disagree"), (grade.Verdict, grade.ReasonCode));
        Assert.Equal([.5m, .5m, .5m], grade.Criteria.Select(criterion => criterion.Score));
    }

    [Theory]
    [InlineData(ModelEnding.Refused, "", "model_refused", 3, "refused")]
    [InlineData(ModelEnding.Truncated, "{\"criteria\":[", "model_unreadable", 4, "truncated")]
    [InlineData(ModelEnding.Complete, "I would give it 4 of 4.", "model_unreadable", 4, "unreadable")]
    public async Task Replies_that_are_no_verdicts_are_paid_for_and_a_human_decides(ModelEnding ending, string text, string reason, int calls, string code)
    {
        var desk = new ScriptedDesk(_ => ScriptedDesk.Reply(text, ending));
        var grade = await Judges.GradeAsync(desk);
        Assert.Equal((GradeVerdict.HumanReview, reason, calls, calls * 120), (grade.Verdict, grade.ReasonCode, grade.ModelCalls, grade.Tokens));
        Assert.Empty(grade.Criteria);
        Assert.All(grade.Model!.Samples, sample => Assert.Equal(code, sample.Void));
    }

    [Fact]
    public async Task An_unreadable_sample_is_repeated_once_under_a_new_number()
    {
        var desk = new ScriptedDesk(key => key.Sample == 1 ? ScriptedDesk.Reply("{") : ScriptedDesk.Written(3, 3, 3, Judges.Quote));
        var grade = await Judges.GradeAsync(desk);
        Assert.Equal((GradeVerdict.Graded, 1m), (grade.Verdict, grade.Confidence));
        Assert.Equal([1, 2, 3, 4], desk.Asked.Select(asked => asked.Key.Sample).Order());
    }

    [Fact]
    public async Task A_single_refusal_leaves_the_others_to_decide()
    {
        var grade = await Judges.GradeAsync(new ScriptedDesk(key => key.Sample == 3 ? ScriptedDesk.Reply("", ModelEnding.Refused) : ScriptedDesk.Written(3, 3, 3, Judges.Quote)));
        Assert.Equal((GradeVerdict.Graded, .67m, 3), (grade.Verdict, grade.Confidence, grade.ModelCalls));
    }

    [Theory]
    [InlineData("I don't know.")]
    [InlineData("​​  …")]
    [InlineData("asdfgh qwerty zxcvbn")]
    public async Task What_is_no_answer_is_never_paid_for(string answer)
    {
        var desk = new ScriptedDesk(_ => throw new InvalidOperationException("Nothing should be asked."));
        var grade = await Judges.GradeAsync(desk, Judges.Request(answer));
        Assert.Equal((GradeVerdict.Gated, 0), (grade.Verdict, grade.ModelCalls));
        Assert.Empty(desk.Asked);
    }

    [Theory]
    [InlineData(GradeVerdict.Graded, null, .2, "graders_disagree")]
    [InlineData(GradeVerdict.HumanReview, "off_topic", .2, "graders_disagree")]
    [InlineData(GradeVerdict.HumanReview, "low_confidence", .2, "graders_disagree")]
    [InlineData(GradeVerdict.HumanReview, "low_confidence", .25, null)]
    [InlineData(GradeVerdict.Graded, null, .65, null)]
    public async Task A_model_far_from_what_the_embedded_grader_could_judge_is_not_believed(GradeVerdict verdict, string? reason, double own, string? expected)
    {
        var embedded = new ScriptedGrader(_ => ScriptedGrader.Graded(("explanationQuality", (decimal)own)) with { Verdict = verdict, ReasonCode = reason });
        var grade = await Judges.GradeAsync(new ScriptedDesk(_ => ScriptedDesk.Written(4, 4, 4, Judges.Quote)), embedded: embedded);
        Assert.Equal((expected is null ? GradeVerdict.Graded : GradeVerdict.HumanReview, expected), (grade.Verdict, grade.ReasonCode));
        Assert.Equal(3, grade.Criteria.Length);
    }

    [Fact]
    public async Task Code_goes_to_the_code_analyst()
    {
        const string Code = "def reverse(text):\n\treturn text[::-1]\n";
        var desk = new ScriptedDesk(_ => ScriptedDesk.Code(4, 4, 3, "return text[::-1]"));
        var grade = await Judges.GradeAsync(desk, Judges.Request(Code, Make.Code("c")));
        Assert.Equal((GradeVerdict.Graded, "code-analyst"), (grade.Verdict, grade.Grader));
        Assert.Equal(["codingCorrectness", "codingEfficiency", "explanationQuality"], grade.Criteria.Select(criterion => criterion.Criterion));
        Assert.All(desk.Asked, asked => Assert.Equal(ModelAgent.CodeAnalyst, asked.Prompt.Agent));
    }

    [Fact]
    public async Task Rubric_items_are_scored_one_by_one()
    {
        var question = Judges.Question with { Rubric = "- the table (2 points)\n- the longest prefix\n- metrics" };
        var items = $$"""[{"item":1,"quote":"in its table","level":4},{"item":2,"quote":"{{Judges.Quote}}","level":2},{"item":3,"quote":"not there at all","level":4}]""";
        var desk = new ScriptedDesk(_ => ScriptedDesk.Written(3, 3, 3, Judges.Quote, items: items));
        var grade = await Judges.GradeAsync(desk, Judges.Request(question: question), new ScriptedGrader(_ => ScriptedGrader.Graded(("explanationQuality", .7m))));
        Assert.Equal([("the table", 2m, 1m), ("the longest prefix", 1m, .5m)], grade.RubricItems.Select(item => (item.Item, item.Weight, item.Score)));
        Assert.All(grade.RubricItems, item => Assert.Single(item.Evidence));
    }

    [Fact]
    public async Task Reasons_that_repeat_the_answer_or_advise_hiring_are_not_shown()
    {
        var shown = await Judges.GradeAsync(new ScriptedDesk(_ => ScriptedDesk.Written(3, 3, 3, Judges.Quote, "It names <prefix> lookup")));
        Assert.Contains("communication: It names ‹prefix› lookup.", shown.Feedback, StringComparison.Ordinal);
        foreach (var reason in new[] { "It says that a router looks up the longest prefix in its table", "Excellent, hire this person", "See https://example.org/x" })
            Assert.Equal("", (await Judges.GradeAsync(new ScriptedDesk(_ => ScriptedDesk.Written(3, 3, 3, Judges.Quote, reason)))).Feedback);
    }

    [Fact]
    public async Task A_very_long_answer_is_judged_by_its_beginning_and_says_so()
    {
        var answer = Judges.Answer + string.Concat(Enumerable.Repeat(" And so on it goes, from hop to hop.", 4000)) + " Last words of it.";
        var desk = new ScriptedDesk(key => ScriptedDesk.Written(3, 3, 3, key.Sample == 3 ? "Last words of it" : Judges.Quote));
        var grade = await Judges.GradeAsync(desk, Judges.Request(answer));
        Assert.All(desk.Asked, asked => Assert.InRange(asked.Prompt.Input.Length, 20_000, 21_000));
        Assert.Contains("Only the first 20000 characters", grade.Feedback, StringComparison.Ordinal);
        Assert.Equal("evidence_failed", grade.Model!.Samples[2].Void);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_score_has_at_least_a_majority_of_the_samples_behind_it(int usable)
    {
        var desk = new ScriptedDesk(key => key.Sample <= usable ? ScriptedDesk.Written(4, 4, 4, Judges.Quote) : ScriptedDesk.Reply("?"));
        var grade = await Judges.GradeAsync(desk);
        Assert.Equal((GradeVerdict.HumanReview, "model_unreadable", 3 * usable), (grade.Verdict, grade.ReasonCode, grade.Criteria.Length));
    }

    [Fact]
    public async Task Costs_are_added_up_per_submission()
    {
        var job = Make.Job([Judges.Question, Make.Written("r"), Make.Mcq("m")], [Make.Answer("q", Judges.Answer), Make.Answer("r", Judges.Answer), Make.Answer("m", "b")]);
        var evaluation = await Make.Score(Judges.Grader(new ScriptedDesk(_ => ScriptedDesk.Written(3, 3, 3, Judges.Quote))), job);
        var expected = new CostBreakdown(1, 6, 720) { InputTokens = 600, OutputTokens = 120, CostUsd = .012m, Latency = TimeSpan.FromSeconds(12) };
        Assert.Equal(expected, evaluation.Cost);
        Assert.Equal("model", evaluation.Method);
        Assert.Equal(["text-analyst/1:gpt-test", "exact/1"], evaluation.DriverVersions.ToArray());
    }

    [Fact]
    public async Task A_gated_answer_beside_a_judged_one_makes_the_method_both()
    {
        var job = Make.Job([Judges.Question, Make.Written("r")], [Make.Answer("q", Judges.Answer), Make.Answer("r", "I don't know")]);
        var evaluation = await Make.Score(Judges.Grader(new ScriptedDesk(_ => ScriptedDesk.Written(3, 3, 3, Judges.Quote))), job);
        Assert.Equal("model+embedded", evaluation.Method);
    }
}
