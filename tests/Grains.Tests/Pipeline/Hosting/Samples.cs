using System.Collections.Immutable;
using Assay.Assessments;
using Assay.Submissions;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>A small assessment, candidates and hand-ins.</summary>
internal static class Samples
{
    public const string AssessmentId = "assess_sample";
    public const int DurationMinutes = 60;
    public static readonly AdminCommand Admin = new("admin@example.com", "a good reason");

    public static readonly AnswerSheet Sheet = new()
    {
        Answers =
        [
            new Answer { QuestionId = "q1", SubmittedAnswer = "b" },
            new Answer { QuestionId = "q2", SubmittedAnswer = "An index lets the database find rows without reading all of them." },
        ],
    };

    public static AssessmentDefinition Assessment => new()
    {
        Title = "Sample",
        Description = "A choice and an essay.",
        DurationMinutes = DurationMinutes,
        Questions =
        [
            new Question
            {
                Id = "q1",
                Type = QuestionType.Mcq,
                Text = "Which one?",
                Skill = "Choosing",
                Options = [new AnswerOption("a", "first"), new AnswerOption("b", "second")],
                CorrectOptionId = "b",
            },
            new Question { Id = "q2", Type = QuestionType.Descriptive, Text = "What is an index for?", Skill = "Databases", Points = 4, ReferenceAnswer = "To find rows quickly." },
        ],
    };

    public static string NewId() => "sub_" + Guid.NewGuid().ToString("N");

    public static CreateSubmission Order(string? assessment = null, int version = 1) => new()
    {
        AssessmentId = assessment ?? AssessmentId,
        AssessmentVersion = version,
        AssessmentTitle = "Sample",
        DurationMinutes = DurationMinutes,
        CandidateEmail = "candidate@example.com",
        CandidateName = "Cleo Candidate",
        InitiatedBy = "admin@example.com",
    };

    public static SubmitAnswers HandIn(string candidate, string request = "request-1", AnswerSheet? sheet = null) => new()
    {
        CandidateId = candidate,
        RequestId = request,
        Sheet = sheet ?? Sheet,
    };

    public static AnswerSheet Answers(params (string Question, string? Text)[] answers) => new()
    {
        Answers = answers.Select(answer => new Answer { QuestionId = answer.Question, SubmittedAnswer = answer.Text }).ToImmutableArray(),
    };
}
