using System.Text.Json.Nodes;
using Assay.EndToEnd.Processes;

namespace Assay.EndToEnd.Http;

/// <summary>A signed-in admin.</summary>
internal sealed class AdminClient : IDisposable
{
    private AdminClient(ApiClient api) => Api = api;

    public ApiClient Api { get; }

    public static async Task<AdminClient> SignInAsync(
        Uri address, string email = ApiProcess.AdminEmail, string password = ApiProcess.AdminPassword)
    {
        var api = new ApiClient(address);
        var reply = await api.PostAsync("/api/admin/login", new JsonObject { ["email"] = email, ["password"] = password });
        api.Token = (string?)reply["token"];
        return new AdminClient(api);
    }

    public async Task<string> CreateAssessmentAsync(JsonNode assessment) =>
        (string)(await Api.PostAsync("/api/admin/assessments/create", assessment))["assessment_id"]!;

    public async Task<(string SubmissionId, string LoginCode)> CreateTestAsync(string assessmentId, string email, string name)
    {
        var reply = await Api.PostAsync("/api/admin/tests", new JsonObject
        {
            ["assessment_id"] = assessmentId,
            ["candidate_email"] = email,
            ["candidate_name"] = name,
        });
        return ((string)reply["testId"]!, (string)reply["loginCode"]!);
    }

    public Task<JsonNode> DetailAsync(string submissionId) => Api.GetAsync($"/api/admin/submissions/{submissionId}");

    /// <summary>Every submission of the filtered list, page by page.</summary>
    public async Task<List<JsonNode>> ListAsync(string query = "", int limit = 50)
    {
        List<JsonNode> all = [];
        string? cursor = null;
        do
        {
            var page = await Api.GetAsync($"/api/admin/submissions?limit={limit}{query}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            cursor = (string?)page["next_cursor"];
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>Waits until no submission is under way.</summary>
    public async Task<List<JsonNode>> WaitUntilAllAreReportedAsync(int count, TimeSpan limit)
    {
        using var stop = new CancellationTokenSource(limit);
        while (true)
        {
            var all = await ListAsync(limit: 200);
            if (all.Count(item => (string?)item["report_status"] == "completed") >= count)
                return all;
            if (stop.IsCancellationRequested)
                throw new TimeoutException($"Not all of {count} are reported: {string.Join("; ", all.Where(item => (string?)item["report_status"] != "completed").Take(5))}");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    public void Dispose() => Api.Dispose();
}
