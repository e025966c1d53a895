using System.Text.Json.Nodes;
using Assay.EndToEnd.Http;

namespace Assay.EndToEnd.Cluster;

/// <summary>An exam of one question to choose in and one to write on, and its way through a cluster.</summary>
internal static class Exam
{
    private const string Sheet = """
        {"answers": [{"questionId": "q1", "submittedAnswer": "1"},
                     {"questionId": "q2", "submittedAnswer": "Both hosts synchronise their sequence numbers and learn that the other can send and receive."}],
         "autoSubmitted": false}
        """;

    public static JsonNode Assessment() => JsonNode.Parse(
        """
        {"title": "Networks", "description": "What one should know of TCP.", "duration": 60, "questions": [
          {"type": "mcq", "text": "Which layer does TCP belong to?", "skill": "Transport", "points": 1,
           "options": ["Network", "Transport", "Application"], "correct_answer": "b"},
          {"type": "descriptive", "text": "What does the TCP handshake achieve?", "skill": "Transport", "points": 4,
           "reference_answer": "Both sides agree on initial sequence numbers and learn that the other can send and receive."}]}
        """)!;

    /// <summary>A candidate who has started and may hand in.</summary>
    public static async Task<CandidateClient> StartAsync(AdminClient admin, string assessment, Uri api, int number = 1)
    {
        var (_, code) = await admin.CreateTestAsync(assessment, $"candidate{number}@example.org", $"Candidate {number}");
        var candidate = new CandidateClient(api);
        await candidate.SignInAsync(code);
        await candidate.StartAsync();
        return candidate;
    }

    public static Task<JsonNode> HandInAsync(this CandidateClient candidate) => candidate.SubmitAsync(JsonNode.Parse(Sheet)!);
}
