using System.Text.Json.Nodes;
using Assay.EndToEnd.Http;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.BadInput;

/// <summary>
/// A running product with one assessment and three candidates: A is taking the test and has autosaved, B has not started, C
/// has handed in and is reported on.
/// </summary>
public sealed class BadInputWorld : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private ApiProcess? _api;

    internal ApiProcess Api => _api!;

    internal AdminClient Admin { get; private set; } = null!;

    internal string AssessmentId { get; private set; } = "";

    internal CandidateClient A { get; private set; } = null!;

    internal CandidateClient B { get; private set; } = null!;

    internal CandidateClient C { get; private set; } = null!;

    /// <summary>The login code of C, who has handed in.</summary>
    internal string SpentCode { get; private set; } = "";

    public static JsonObject Assessment => JsonNode.Parse("""
        {"title": "Bad input", "description": "A small test that nothing may break.", "duration": 60, "questions": [
          {"id": "m1", "type": "mcq", "text": "Which one is right?", "skill": "Choice", "options": ["this", "that"], "correct_answer": "a"},
          {"id": "d1", "type": "descriptive", "text": "Why is the sky blue?", "skill": "Physics", "points": 4,
           "reference_answer": "Air scatters short blue wavelengths of sunlight more than long red ones."},
          {"id": "m2", "type": "mcq", "text": "Which one is wrong?", "skill": "Choice", "options": ["this", "that"], "correct_answer": "b"}]}
        """)!.AsObject();

    public static JsonObject GoodSheet => JsonNode.Parse("""
        {"answers": [
          {"questionId": "m1", "questionType": "mcq", "submittedAnswer": "this", "timeSpent": 3},
          {"questionId": "d1", "questionType": "descriptive", "submittedAnswer": "Air scatters blue wavelengths of sunlight more than red ones.", "timeSpent": 9},
          {"questionId": "m2", "questionType": "mcq", "submittedAnswer": "1", "timeSpent": 2}]}
        """)!.AsObject();

    public async Task InitializeAsync()
    {
        _api = await ApiProcess.StartAsync();
        Admin = await AdminClient.SignInAsync(_api.Address);
        AssessmentId = await Admin.CreateAssessmentAsync(Assessment);
        (A, _) = await CandidateAsync("a@example.org");
        (B, _) = await CandidateAsync("b@example.org");
        (C, SpentCode) = await CandidateAsync("c@example.org");
        await A.StartAsync();
        await A.AutosaveAsync(GoodSheet);
        await C.StartAsync();
        await C.SubmitAsync(GoodSheet);
        await Admin.WaitUntilAllAreReportedAsync(1, Limit);
    }

    public async Task DisposeAsync()
    {
        Admin?.Dispose();
        A?.Dispose();
        B?.Dispose();
        C?.Dispose();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    internal async Task<(CandidateClient Candidate, string LoginCode)> CandidateAsync(string email)
    {
        var (_, code) = await Admin.CreateTestAsync(AssessmentId, email, "Candidate");
        var candidate = new CandidateClient(Api.Address);
        await candidate.SignInAsync(code);
        return (candidate, code);
    }

    internal string Fill(string text) => text
        .Replace("{a}", A.SubmissionId, StringComparison.Ordinal)
        .Replace("{b}", B.SubmissionId, StringComparison.Ordinal)
        .Replace("{c}", C.SubmissionId, StringComparison.Ordinal)
        .Replace("{spent-code}", SpentCode, StringComparison.Ordinal)
        .Replace("{assessment}", AssessmentId, StringComparison.Ordinal);

    /// <summary>Everything that is stored and that a bad request could have changed.</summary>
    internal async Task<string> SnapshotAsync()
    {
        var parts = new List<string>
        {
            (await Admin.Api.GetAsync("/api/admin/submissions?limit=200")).ToJsonString(),
            (await Admin.Api.GetAsync("/api/admin/assessments")).ToJsonString(),
        };
        foreach (var candidate in new[] { A, B, C })
            parts.Add((await Admin.DetailAsync(candidate.SubmissionId)).ToJsonString());
        return string.Join('\n', parts);
    }
}
