using Assay.Assessments;
using Assay.Submissions;

namespace Assay.CrashHost.Scenarios;

/// <summary>What is asked and what is answered: one question of each kind.</summary>
internal static class Material
{
    private const int LargeAnswer = 700_000;

    public static AssessmentDefinition Assessment { get; } = new()
    {
        Title = "Queues",
        Description = "A test about queues and what they are good for.",
        DurationMinutes = 60,
        CreatedBy = "admin@example.org",
        Questions =
        [
            new Question
            {
                Id = "choice",
                Type = QuestionType.Mcq,
                Text = "Which end of a queue is read?",
                Skill = "Queues",
                Options = [new AnswerOption("a", "The front"), new AnswerOption("b", "The back")],
                CorrectOptionId = "a",
            },
            new Question
            {
                Id = "written",
                Type = QuestionType.Descriptive,
                Text = "What does a bounded queue do when it is full?",
                Skill = "Queues",
                Points = 4,
                ReferenceAnswer = "A bounded queue makes the producer wait or refuses the new item, so memory stays limited and back-pressure reaches the sender.",
            },
            new Question
            {
                Id = "code",
                Type = QuestionType.Coding,
                Text = "Reverse a queue with a stack.",
                Skill = "Coding",
                Points = 5,
                ProgrammingLanguage = "python",
                StarterCode = "def reverse(queue):\n    pass\n",
                TestCases = [new CodeTestCase("1 2", "2 1", true)],
            },
        ],
    };

    public static AnswerSheet Answers { get; } = new()
    {
        Answers =
        [
            new Answer { QuestionId = "choice", SubmittedAnswer = "0" },
            new Answer { QuestionId = "written", SubmittedAnswer = "The producer has to wait, or the new item is refused: memory stays limited." },
            new Answer { QuestionId = "code", SubmittedAnswer = "def reverse(queue):\n    return list(reversed(queue))\n" },
        ],
        ProctoringEvents = [new ProctoringEvent("then", "tab_switch", "{\"count\":1}")],
    };

    /// <summary>Over the limit of a submission's own row.</summary>
    public static AnswerSheet LargeAnswers { get; } = Answers with
    {
        Answers = Answers.Answers.SetItem(2, Answers.Answers[2] with { SubmittedAnswer = "# " + new string('x', LargeAnswer) }),
    };
}
