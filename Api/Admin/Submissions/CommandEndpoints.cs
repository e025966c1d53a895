using System.Security.Claims;
using System.Text.Json.Serialization;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>What an admin may order for a submission. Each order's audit line is written by the grain, with the change itself.</summary>
internal static class CommandEndpoints
{
    public static void MapSubmissionCommands(this IEndpointRouteBuilder admin)
    {
        var submission = admin.MapGroup("/submissions/{id}")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        submission.MapPost("/rescore", RescoreAsync).Accepts<RescoreRequest>("application/json")
            .WithSummary("Score again, as a new run beside the old ones");
        submission.MapPost("/retry", RetryAsync).Accepts<RetryRequest>("application/json")
            .WithSummary("Try a failed stage again, with new attempts, or end a pause");
        submission.MapPost("/marks", MarkAsync).Accepts<MarkRequest>("application/json")
            .WithSummary("Give one answer a human mark: a new evaluation revision and a new report");
        submission.MapPost("/regrade-requests", RequestRegradeAsync).Accepts<RegradeCall>("application/json")
            .WithSummary("Ask, for the candidate, that a human looks at a question again")
            .WithDescription("The question joins the queue of `GET /reviews` with the reason `regrade_requested`. Its score stands until a mark replaces it, and a rescore keeps the request. A repeat changes nothing and returns the request that is open.");
        submission.MapPost("/erase", EraseAsync).Accepts<EraseRequest>("application/json")
            .WithSummary("Remove the candidate's data for good")
            .WithDescription("Body: `reason`, which the audit keeps for ever: put no personal data into it. A run that is going is cancelled and its result dropped. A repeat changes nothing and tells when it was done. `purged` is false when rows beside the submission's own are still to be removed, which happens by itself within minutes. From then on every other call for the submission answers 410 `submission_erased`.");
    }

    private static async Task<EraseReply> EraseAsync(
        string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = EraseRequest.Read(await RequestBody.ReadAsync(request));
        return EraseReply.Of(id, await Grain(grains, id).Erase(Order(user, body.Reason)));
    }

    private static async Task<CommandReply> RescoreAsync(
        string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = RescoreRequest.Read(await RequestBody.ReadAsync(request));
        var ticket = await Grain(grains, id).Rescore(Order(user, body.Reason), body.Supersede);
        return CommandReply.Of(id, ticket, "The submission will be scored again.");
    }

    private static async Task<CommandReply> RetryAsync(
        string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = RetryRequest.Read(await RequestBody.ReadAsync(request));
        var ticket = await Grain(grains, id).Retry(Order(user, body.Reason));
        return CommandReply.Of(id, ticket, "The failed stage will be tried again.");
    }

    private static async Task<CommandReply> MarkAsync(
        string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = MarkRequest.Read(await RequestBody.ReadAsync(request));
        var ticket = await Grain(grains, id).Mark(Order(user, body.Reason), body.QuestionId, body.Score);
        return CommandReply.Of(id, ticket, "The mark is stored; the report is written anew.");
    }

    private static async Task<RegradeReply> RequestRegradeAsync(
        string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = RegradeCall.Read(await RequestBody.ReadAsync(request));
        return RegradeReply.Of(id, body.QuestionId, await Grain(grains, id).RequestRegrade(Order(user, body.Reason), body.QuestionId));
    }

    private static ISubmissionGrain Grain(IGrainFactory grains, string id) => grains.GetGrain<ISubmissionGrain>(Ids.Submission(id));

    private static AdminCommand Order(ClaimsPrincipal user, string reason) => new(AssayClaims.AdminEmail(user), reason);
}

/// <summary>The reply to an order to erase.</summary>
internal sealed record EraseReply(
    bool Success,
    [property: JsonPropertyName("submission_id")] string SubmissionId,
    [property: JsonPropertyName("erased_at")] DateTimeOffset ErasedAt,
    bool Purged,
    string Message)
{
    public static EraseReply Of(string id, ErasureReply erasure) =>
        new(true, id, erasure.ErasedAt, erasure.Purged, "The candidate's data has been erased.");
}

/// <summary>The reply to an accepted order.</summary>
internal sealed record CommandReply(
    bool Success,
    [property: JsonPropertyName("submission_id")] string SubmissionId,
    [property: JsonPropertyName("run_sequence")] int RunSequence,
    int Revision,
    [property: JsonPropertyName("scoring_status")] StageStatus ScoringStatus,
    [property: JsonPropertyName("report_status")] StageStatus ReportStatus,
    string Message)
{
    public static CommandReply Of(string id, RunTicket ticket, string message) =>
        new(true, id, ticket.RunSequence, ticket.Revision, ticket.ScoringStatus, ticket.ReportStatus, message);
}
