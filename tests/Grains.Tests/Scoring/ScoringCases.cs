using Assay.Assessments;
using Assay.Scoring;
using Assay.Submissions;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Grains.Tests.Scoring;

/// <summary>One question with what happens to it in a generated scoring.</summary>
internal sealed record QuestionCase(QuestionType Type, int Points, string? Answer, AnswerGrade Grade, decimal? Mark);

/// <summary>A generated scoring; its grader repeats the same judgements in whatever order it is asked.</summary>
public sealed class ScoringCase
{
    internal ScoringCase(QuestionCase[] cases) => Cases = cases;

    internal QuestionCase[] Cases { get; }

    internal Question[] Questions => [.. Cases.Select((item, index) => Question(item, $"q{index}"))];

    internal Answer[] Answers => [.. Cases.Select((item, index) => Make.Answer($"q{index}", item.Answer))];

    internal HumanMark[] Marks => [.. Cases.Select((item, index) => item.Mark is { } mark ? Make.Mark($"q{index}", mark) : null).OfType<HumanMark>()];

    internal ScriptedGrader Grader => new(request => Cases[int.Parse(request.Question.Id[1..])].Grade);

    internal Evaluation Score(Answer[]? answers = null, HumanMark[]? marks = null) =>
        Make.Score(Grader, Make.Job(Questions, answers ?? Answers, marks ?? Marks)).GetAwaiter().GetResult();

    public override string ToString() => string.Join(Environment.NewLine, Cases.Select(item => $"{item} {string.Join(' ', item.Grade.Criteria)}"));

    private static Question Question(QuestionCase item, string id) => item.Type switch
    {
        QuestionType.Mcq => Make.Mcq(id, item.Points),
        QuestionType.Descriptive => Make.Written(id, item.Points),
        _ => Make.Code(id, item.Points),
    };
}

/// <summary>Generates scorings: every type, outcome and mark, and criteria far out of range.</summary>
public static class ScoringCases
{
    private static readonly string?[] Answers = [null, "", " ", "a", "b", "1", "network", "some words", "def solve(x):\n    pass\n"];

    private static readonly string[] Criteria =
        ["communication", "problemSolving", "codingCorrectness", "codingEfficiency", "explanationQuality", "unknown", ""];

    public static Arbitrary<ScoringCase> Cases() => Scorings.ToArbitrary();

    private static Gen<ScoringCase> Scorings => Question.NonEmptyListOf().Select(cases => new ScoringCase([.. cases.Take(20)]));

    private static Gen<QuestionCase> Question =>
        from type in Gen.Elements(QuestionType.Mcq, QuestionType.Descriptive, QuestionType.Coding)
        from points in Gen.Elements(0, 1, 2, 3, 7, 1000)
        from answer in Gen.Elements(Answers)
        from grade in Grade
        from marked in Gen.Choose(0, 3)
        from mark in Score
        select new QuestionCase(type, points, answer, grade, marked == 0 ? mark : null);

    private static Gen<AnswerGrade> Grade =>
        from verdict in Gen.Elements(GradeVerdict.Graded, GradeVerdict.Gated, GradeVerdict.HumanReview)
        from confidence in Score
        from criteria in Criterion.ListOf()
        select new AnswerGrade { Verdict = verdict, Confidence = confidence, Criteria = [.. criteria], Grader = "generated", GraderVersion = "1" };

    private static Gen<CriterionScore> Criterion =>
        from name in Gen.Elements(Criteria)
        from score in Score
        select new CriterionScore(name, score);

    private static Gen<decimal> Score =>
        from thousandths in Gen.Frequency((8, Gen.Choose(0, 1_000_000)), (2, Gen.Choose(-5_000_000, 5_000_000)))
        select thousandths / 1_000_000m;
}
