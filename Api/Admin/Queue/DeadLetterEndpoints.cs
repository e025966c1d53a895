using System.Security.Claims;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Catalog;
using Assay.Errors;
using Assay.Submissions;

namespace Assay.Api.Admin.Queue;

/// <summary>The submissions whose scoring or report was given up, and the way back for them.</summary>
internal static class DeadLetterEndpoints
{
    private const string Filters =
        "Filters: `stage` (`score` or `report`; both, scoring first, without it), `assessment_id`, `candidate`, `from`, `to`. `limit`: 1–200, default 50. `cursor`: the `next_cursor` of the page before.";

    public static void MapDeadLetters(this IEndpointRouteBuilder admin)
    {
        var letters = admin.MapGroup("/dead-letters")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        letters.MapGet("", ListAsync).WithSummary("The failed submissions").WithDescription(Filters);
        letters.MapPost("/replay", ReplayAsync).Accepts<ReplayRequest>("application/json")
            .WithSummary("Try the listed submissions again, with new attempts");
        letters.MapPost("/discard", () => RefuseInDirectMode("discard"))
            .WithSummary("Discard dead letters of the bus").ProducesProblem(StatusCodes.Status409Conflict);
        letters.MapPost("/reconcile", () => RefuseInDirectMode("reconcile"))
            .WithSummary("Reconcile the bus with the store").ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<DeadLetterPage> ListAsync(HttpRequest request, IGrainFactory grains) =>
        DeadLetterList.ReadAsync(DeadLetterFilter.Read(request.Query), grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListSubmissions);

    private static async Task<ReplayReply> ReplayAsync(
        HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = ReplayRequest.Read(await RequestBody.ReadAsync(request));
        var order = new AdminCommand(AssayClaims.AdminEmail(user), body.Reason);
        var results = await Task.WhenAll(body.Ids.Select(id => ReplayOneAsync(grains, id, order)));
        return ReplayReply.Of(results);
    }

    private static async Task<ReplayResult> ReplayOneAsync(IGrainFactory grains, string id, AdminCommand order)
    {
        try
        {
            var ticket = await grains.GetGrain<ISubmissionGrain>(Ids.Submission(id)).Retry(order);
            return new ReplayResult(id, true, ticket.RunSequence, null, null);
        }
        catch (AssayException refusal)
        {
            return new ReplayResult(id, false, null, refusal.Code, refusal.Message);
        }
    }

    // Without a bus nothing lies in a dead-letter queue that could differ from the store.
    private static IResult RefuseInDirectMode(string what) =>
        throw new AssayException(
            ErrorKind.Conflict,
            "not_in_direct_mode",
            $"There is nothing to {what}: without a bus the failed submissions are the store's own. Replay them, or leave them as they are.");
}
