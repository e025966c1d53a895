using System.Text.Json.Nodes;
using Assay.Chaos.Clusters;

namespace Assay.Chaos.Driving;

/// <summary>The admin who makes the tests.</summary>
internal sealed class Admin
{
    private readonly Caller _caller;
    private readonly string _token;

    private Admin(Caller caller, string token) => (_caller, _token) = (caller, token);

    public string AssessmentId { get; private set; } = "";

    public static async Task<Admin> SignInAsync(Caller caller)
    {
        var reply = await caller.CallAsync("/api/admin/login", null, new JsonObject { ["email"] = ApiNode.AdminEmail, ["password"] = ApiNode.AdminPassword });
        return new Admin(caller, (string)(reply ?? throw new InvalidOperationException(caller.Refusals.FirstOrDefault() ?? "No sign-in."))["token"]!);
    }

    public async Task PublishAsync() =>
        AssessmentId = (string)(await PostAsync("/api/admin/assessments/create", Sheets.Assessment()) ?? throw new InvalidOperationException("No assessment."))["assessment_id"]!;

    public Task<JsonNode?> CreateTestAsync(int number) => PostAsync("/api/admin/tests", new JsonObject
    {
        ["assessment_id"] = AssessmentId,
        ["candidate_email"] = $"candidate{number}@example.org",
        ["candidate_name"] = $"Candidate {number}",
    });

    /// <summary>Has the dead letters settled whose work is done, and those sent again whose work is not.</summary>
    public Task<JsonNode?> ReconcileAsync() =>
        PostAsync("/api/admin/dead-letters/reconcile", new JsonObject { ["reason"] = "after the blows", ["dry_run"] = false });

    public Task<JsonNode?> GetAsync(string path) => _caller.CallAsync(path, _token, null);

    private Task<JsonNode?> PostAsync(string path, JsonNode body) => _caller.CallAsync(path, _token, body);
}
