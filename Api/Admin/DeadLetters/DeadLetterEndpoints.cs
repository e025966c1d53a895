using System.Security.Claims;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Queue;
using Assay.Submissions;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>The submissions whose scoring or report was given up, the bus's dead letters beside them, and the ways back.</summary>
internal static class DeadLetterEndpoints
{
    private const string Filters =
        "Filters: `stage` (`score` or `report`; both, scoring first, without it), `reason`, `assessment_id`, `candidate`, `from`, `to`. `group_by=reason` counts instead, up to 1,000 submissions. `limit`: 1–200, default 50. `cursor`: the `next_cursor` of the page before. Of each dead-letter queue the first 1,000 messages are read.";

    private const string Replays =
        "`ids`: 1–100 submissions. `reason`, `dry_run`, `per_second` (5–100, default 50). Each reopens itself with new attempts and is sent again; then its dead letter is settled.";

    private const string Reconciles =
        "What the broker gave up (too many deliveries, too old) is sent again when its work is unfinished; letters whose work is done are settled; those of failed stages, and unreadable ones, stay. `reason`, `dry_run`. At most 1,000 a queue in one call.";

    public static void MapDeadLetters(this IEndpointRouteBuilder admin)
    {
        var letters = admin.MapGroup("/dead-letters")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        letters.MapGet("", ListAsync).Produces<DeadLetterPage>().WithSummary("The failed submissions, and the dead letters of the bus").WithDescription(Filters);
        letters.MapPost("/replay", ReplayAsync).Accepts<ReplayRequest>("application/json")
            .WithSummary("Try the listed submissions again, with new attempts").WithDescription(Replays);
        letters.MapPost("/discard", DiscardAsync).Accepts<DiscardRequest>("application/json")
            .WithSummary("Remove dead letters of the bus; their submissions stay as they are").ProducesProblem(StatusCodes.Status409Conflict);
        letters.MapPost("/reconcile", ReconcileAsync).Accepts<ReconcileRequest>("application/json")
            .WithSummary("Settle the dead letters whose work is done").WithDescription(Reconciles).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<object> ListAsync(HttpRequest request, IGrainFactory grains) =>
        DeadLetterFilter.Read(request.Query) is { IsGrouped: true } grouped
            ? await DeadLetterJoin.GroupAsync(grouped, grains)
            : await DeadLetterJoin.ReadAsync(DeadLetterFilter.Read(request.Query), grains);

    private static async Task<ReplayReply> ReplayAsync(HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        var body = ReplayRequest.Read(await RequestBody.ReadAsync(request));
        return await Replay.RunAsync(body, Order(user, body.Reason), grains, clock, request.HttpContext.RequestAborted);
    }

    private static async Task<DiscardReply> DiscardAsync(HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = DiscardRequest.Read(await RequestBody.ReadAsync(request));
        var found = await grains.GetGrain<IDeadLetterGrain>(IDeadLetterGrain.Key).Discard(Order(user, body.Reason), [.. body.Letters]);
        var results = body.Letters.Select(letter => found.Contains(letter)
            ? new DiscardResult(letter.Queue, letter.SequenceNumber, true, null)
            : new DiscardResult(letter.Queue, letter.SequenceNumber, false, "letter_not_found"));
        return new DiscardReply(found.Length == body.Letters.Count, found.Length, [.. results]);
    }

    private static async Task<ReconcileReply> ReconcileAsync(HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = ReconcileRequest.Read(await RequestBody.ReadAsync(request));
        return ReconcileReply.Of(await grains.GetGrain<IDeadLetterGrain>(IDeadLetterGrain.Key).Reconcile(Order(user, body.Reason), [], body.DryRun));
    }

    private static AdminCommand Order(ClaimsPrincipal user, string reason) => new(AssayClaims.AdminEmail(user), reason);
}
