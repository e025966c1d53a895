using System.Globalization;

namespace Assay.Api.Tests.Http;

/// <summary>One test made by an admin, and its candidate.</summary>
internal sealed record Exam(string SubmissionId, string AssessmentId, string LoginCode, string CandidateId, Client Candidate)
{
    public const string Secret = "TOPSECRET";

    public string Path => $"/api/candidate/assessment/{SubmissionId}";

    public static async Task<Client> AdminAsync(Client anyone)
    {
        var reply = await anyone.Post("/api/admin/login", new { email = ApiHost.AdminEmail, password = ApiHost.AdminPassword });
        return anyone.With(reply.MustBeOk().Json["token"]!.GetValue<string>());
    }

    /// <summary>Makes a test and signs its candidate in.</summary>
    public static async Task<Exam> CreateAsync(Client anyone, int minutes = 60, int extraQuestions = 0)
    {
        var admin = await AdminAsync(anyone);
        var created = (await admin.Post("/api/admin/tests", Order(minutes, extraQuestions))).MustBeOk().Json;
        var code = created["loginCode"]!.GetValue<string>();
        var login = (await anyone.Post("/api/candidate/login", new { loginCode = code })).MustBeOk().Json;
        return new Exam(
            created["testId"]!.GetValue<string>(),
            created["assessmentId"]!.GetValue<string>(),
            code,
            login["candidateId"]!.GetValue<string>(),
            anyone.With(login["token"]!.GetValue<string>()));
    }

    public Task<Reply> Start() =>
        Candidate.Post("/api/candidate/assessment/start", new { assessment_id = AssessmentId, candidate_id = CandidateId });

    public Task<Reply> Submit(object body) => Candidate.Post(Path + "/submit", body);

    public static object Answers(params (string Id, object? Answer)[] answers) => new
    {
        answers = answers.Select(answer => new { questionId = answer.Id, questionType = "mcq", submittedAnswer = answer.Answer, timeSpent = 1 }),
        proctoringEvents = Array.Empty<object>(),
        autoSubmitted = false,
        violationCount = 0,
    };

    private static object Order(int minutes, int extraQuestions) => new
    {
        title = "Backend basics",
        description = "A test of the tests.",
        duration = minutes,
        candidate_email = "cand@example.com",
        candidate_name = "Cand Idate",
        questions = (object[])
        [
            new
            {
                id = "q1",
                type = "mcq",
                text = "Which one is it?",
                skill = "Basics",
                points = 2,
                tags = new[] { "easy" },
                options = new object[] { new { id = "a", text = "This" }, new { id = "b" + Secret, text = "That" } },
                correct_answer = "b" + Secret,
            },
            new
            {
                id = "q2",
                type = "descriptive",
                text = "Why is that so?",
                skill = "Reasons",
                points = 4,
                rubric = $"Names the reason {Secret}.",
                reference_answer = $"Because of {Secret}.",
            },
            new
            {
                id = "q3",
                type = "coding",
                text = "Write the sum.",
                skill = "Python",
                points = 4,
                programming_language = "python",
                starter_code = "def add(a, b):",
                test_cases = new object[]
                {
                    new { input = "1 2", expected_output = "3", hidden = false },
                    new { input = Secret, expected_output = Secret, hidden = true },
                },
            },
            .. Enumerable.Range(0, extraQuestions).Select(i => new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"x{i}"),
                type = "mcq",
                text = "One more question?",
                skill = "Basics",
                options = new[] { "Yes", "No" },
                correct_answer = "a",
            }),
        ],
    };
}
