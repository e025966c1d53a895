using Assay.Assessments;
using Assay.Scoring;
using Assay.Submissions;
using Microsoft.Extensions.Options;

namespace Assay.Grains.Tests.Scoring;

/// <summary>Short ways to make what the scoring tests need.</summary>
internal static class Make
{
    public const string SubmissionId = "sub_0a1b";

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static Question Mcq(string id, int points = 1, string correct = "b") => new()
    {
        Id = id,
        Type = QuestionType.Mcq,
        Text = "Which layer routes packets?",
        Skill = "Networking",
        Points = points,
        Options = [new("a", "Link"), new("b", "Network"), new("c", "Transport")],
        CorrectOptionId = correct,
    };

    public static Question Written(string id, int points = 1, string? reference = null, string text = "Explain how routing works.") => new()
    {
        Id = id,
        Type = QuestionType.Descriptive,
        Text = text,
        Skill = "Routing",
        Points = points,
        ReferenceAnswer = reference,
    };

    public static Question Code(string id, int points = 1, string starter = "def solve(x):\n    pass\n") => new()
    {
        Id = id,
        Type = QuestionType.Coding,
        Text = "Write a function that reverses a string.",
        Skill = "Python",
        Points = points,
        StarterCode = starter,
        ProgrammingLanguage = "python",
    };

    public static Answer Answer(string questionId, string? text) => new() { QuestionId = questionId, SubmittedAnswer = text };

    public static HumanMark Mark(string questionId, decimal score) => new(questionId, score, "admin@example.org", "read it myself", Noon);

    public static ScoringJob Job(Question[] questions, Answer[] answers, params HumanMark[] marks) => new(
        SubmissionId,
        RunSequence: 1,
        Trigger: "initial",
        new AssessmentDefinition { Id = "assess_1", Version = 3, Title = "Networks", Questions = [.. questions] },
        [.. answers],
        [.. marks],
        ReEvaluationOf: null);

    public static SubmissionScorer Scorer(IAnswerGrader grader, TimeProvider? clock = null, TimeSpan? limit = null)
    {
        var options = new ScoringOptions();
        if (limit is { } given)
            options.AnswerTimeLimit = given;
        return new(grader, Options.Create(options), clock ?? TimeProvider.System);
    }

    public static Task<Evaluation> Score(IAnswerGrader grader, ScoringJob job) => Scorer(grader).ScoreAsync(job, CancellationToken.None);

    public static IAnswerGrader NoGrader { get; } = new ScriptedGrader((GradingRequest _) => throw new InvalidOperationException("No grader should be asked."));
}
