using System.Text.Json;

namespace Assay.Api.Tests.Admin;

/// <summary>One test from its creation to the hand-in, through HTTP.</summary>
internal sealed record Exam(string SubmissionId, string AssessmentId, string LoginCode)
{
    public const string Questions = """
        [{"id":"m","type":"mcq","text":"Which one is it?","skill":"Choice","options":["this","that"],"correct_answer":"b"},
         {"id":"w","type":"descriptive","text":"Why does a cache need an expiry?","skill":"Caching","points":4,
          "reference_answer":"Without an expiry a cached value becomes stale when the stored data changes."}]
        """;

    public static async Task<Exam> CreateAsync(ApiCaller admin, string email, string source = "smart-mock")
    {
        var reply = await admin.PostAsync(
            "/api/admin/tests/initiate",
            $$"""{"title":"Caches and choices","questions":{{Questions}},"candidateEmail":"{{email}}","candidateName":"Ann"}""",
            source);
        Assert.Equal(200, reply.Status);
        return new Exam(reply.Text("testId"), reply.Text("assessmentId"), reply.Text("loginCode"));
    }

    public async Task HandInAsync(ApiCaller candidate, string written)
    {
        var login = await candidate.PostAsync("/api/candidate/login", $$"""{"loginCode":"{{LoginCode}}"}""");
        Assert.Equal(200, login.Status);
        var reply = await candidate.With(login.Text("token")).PostAsync(
            $"/api/candidate/assessment/{SubmissionId}/submit",
            $$"""{"answers":[{"questionId":"m","submittedAnswer":"1"},{"questionId":"w","submittedAnswer":{{JsonSerializer.Serialize(written)}}}]}""");
        Assert.Equal(200, reply.Status);
    }
}
