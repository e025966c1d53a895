using Assay.Assessments;

namespace Assay.Api.Sample;

/// <summary>A short assessment for a backend developer.</summary>
internal static class SampleAssessment
{
    public const string Owner = "sample";

    public static AssessmentDefinition Definition { get; } = new()
    {
        Title = "Backend basics (sample)",
        Description = "A sample that comes with a new installation: three choices, three written answers and one piece of code.",
        DurationMinutes = 45,
        TargetRole = "python-backend",
        CreatedBy = Owner,
        Questions =
        [
            Choice("http-status", "Which status tells a client that it sent too many requests?", "HTTP", "c",
                "400 Bad Request", "403 Forbidden", "429 Too Many Requests", "503 Service Unavailable"),
            Choice("idempotent-method", "Which HTTP method may be repeated without changing the result again?", "HTTP", "b",
                "POST", "PUT", "CONNECT"),
            Choice("index-cost", "What does every additional index on a table make slower?", "Databases", "d",
                "Reading by the indexed column", "Counting all rows", "Opening a connection", "Inserting rows"),
            Written("transactions", "What does it mean that a database transaction is atomic, and why does a money transfer need it?", "Databases",
                "Atomic means all or nothing: either every change of the transaction is committed or none of them. A money transfer debits one account and credits another. "
                + "If the process crashes between the two changes, the database rolls the transaction back, so no money is lost or created."),
            Written("retry-backoff", "Why should a client wait longer after each failed try, and why with a random part in the wait?", "Reliability",
                "Waiting longer after each failure, exponential back-off, gives an overloaded server time to recover instead of adding more load. "
                + "A random part, jitter, spreads the retries of many clients, so that they do not all come back at the same moment and overload the server again."),
            Written("cache-stale", "Name one danger of caching the result of a query and one way to limit it.", "Reliability",
                "A cached result can become stale: the data changed in the database and the cache still returns the old value. "
                + "An expiry time (TTL) limits how long a stale value lives; invalidating the entry when the data is written removes it at once."),
            new Question
            {
                Id = "longest-run",
                Type = QuestionType.Coding,
                Text = "Complete the function: it returns the length of the longest run of equal neighbours in a list.",
                Skill = "Python",
                Points = 5,
                Tags = ["algorithms"],
                ProgrammingLanguage = "python",
                StarterCode = "def longest_run(items):\n    pass\n",
                TestCases =
                [
                    new CodeTestCase("[1, 1, 2]", "2", false),
                    new CodeTestCase("[]", "0", true),
                    new CodeTestCase("[3, 3, 3, 1, 1]", "3", true),
                ],
            },
        ],
    };

    private static Question Choice(string id, string text, string skill, string right, params string[] options) => new()
    {
        Id = id,
        Type = QuestionType.Mcq,
        Text = text,
        Skill = skill,
        Points = 1,
        Difficulty = "easy",
        Tags = ["basics"],
        Options = [.. options.Select((option, i) => new AnswerOption(((char)('a' + i)).ToString(), option))],
        CorrectOptionId = right,
    };

    private static Question Written(string id, string text, string skill, string reference) => new()
    {
        Id = id,
        Type = QuestionType.Descriptive,
        Text = text,
        Skill = skill,
        Points = 4,
        Tags = ["reasoning"],
        ReferenceAnswer = reference,
    };
}
