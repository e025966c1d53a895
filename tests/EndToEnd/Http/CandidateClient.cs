using System.Text.Json.Nodes;

namespace Assay.EndToEnd.Http;

/// <summary>One candidate's way through a test, as the web client walks it.</summary>
internal sealed class CandidateClient(Uri address, Action<string>? onReply = null) : IDisposable
{
    private const string Root = "/api/candidate";

    public ApiClient Api { get; } = new(address) { OnReply = onReply };

    public string SubmissionId { get; private set; } = "";

    public string CandidateId { get; private set; } = "";

    public string AssessmentId { get; private set; } = "";

    public async Task SignInAsync(string loginCode)
    {
        var reply = await Api.PostAsync(Root + "/login", new JsonObject { ["loginCode"] = loginCode });
        Api.Token = (string?)reply["token"];
        SubmissionId = (string)reply["submissionId"]!;
        CandidateId = (string)reply["candidateId"]!;
        AssessmentId = (string)reply["testId"]!;
    }

    public Task<JsonNode> StartAsync() => Api.PostAsync(
        Root + "/assessment/start", new JsonObject { ["assessment_id"] = AssessmentId, ["candidate_id"] = CandidateId });

    /// <summary>The questions, page by page.</summary>
    public async Task<List<JsonNode>> WalkQuestionsAsync(int limit)
    {
        List<JsonNode> questions = [];
        string? cursor = null;
        do
        {
            var page = await Api.GetAsync(Path($"questions/page?limit={limit}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}"));
            questions.AddRange(page["questions"]!.AsArray().Select(question => question!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return questions;
    }

    public Task<JsonNode> TimerAsync() => Api.GetAsync(Path("timer"));

    public Task<JsonNode> StateAsync() => Api.GetAsync(Path("submission"));

    public Task<JsonNode> AutosaveAsync(JsonNode sheet) => Api.PostAsync(Path("autosave"), sheet.DeepClone());

    public Task<JsonNode> SubmitAsync(JsonNode sheet) => Api.PostAsync(Path("submit"), sheet.DeepClone());

    public void Dispose() => Api.Dispose();

    private string Path(string call) => $"{Root}/assessment/{SubmissionId}/{call}";
}
