using System.Security.Claims;
using Assay.Api.Admin.Requests;
using Assay.Api.Admin.Submissions;
using Assay.Api.Auth;
using Assay.Assessments;
using Assay.Errors;
using Assay.RescoreJobs;
using Assay.Submissions;

namespace Assay.Api.Admin.RescoreJobs;

/// <summary>Scores every submission of an assessment again. The audit lines are written by the job, with its changes.</summary>
internal static class RescoreJobEndpoints
{
    private const int DefaultLimit = 50;

    private const string Orders =
        "Body: `reason`; `trigger`: `rescore` (default) or `model_upgrade`; `only`: `all` (default), `provisional` or `failed`. Takes the submissions handed in and created before "
        + "this call, in the order of their creation. A few are under way at a time, and one begins only while job slots are free and no submission waits. Human marks stand. "
        + "A submission whose run is going is skipped: it is being scored anyway.";

    private const string Items =
        "In the order of the submissions' creation. `state`: queued, running, done, failed (with `code`), skipped (with `code`, for example `not_provisional`, `run_in_progress`, "
        + "`superseded`, `submission_erased`, `job_cancelled`). `limit`: 1–200, default 50; a page may hold fewer. `cursor`: the `next_cursor` of the page before.";

    public static void MapRescoreJobs(this IEndpointRouteBuilder admin)
    {
        var jobs = admin.MapGroup("/assessments/{id}/rescore-jobs")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        jobs.MapPost("", CreateAsync).Accepts<RescoreJobCall>("application/json").Produces<RescoreJobView>(StatusCodes.Status202Accepted)
            .WithSummary("Score every submission of an assessment again").WithDescription(Orders);
        jobs.MapGet("/{jobId}", GetAsync).WithSummary("Where a rescore of an assessment stands");
        jobs.MapGet("/{jobId}/items", ListAsync).WithSummary("What came of each submission, a page at a time").WithDescription(Items);
        jobs.MapPost("/{jobId}/pause", PauseAsync).Accepts<RetryRequest>("application/json").WithSummary("Begin nothing more until resumed");
        jobs.MapPost("/{jobId}/resume", ResumeAsync).Accepts<RetryRequest>("application/json").WithSummary("Go on");
        jobs.MapPost("/{jobId}/cancel", CancelAsync).Accepts<RetryRequest>("application/json").WithSummary("End it: what has not begun never will");
    }

    private static async Task<IResult> CreateAsync(string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var body = RescoreJobCall.Read(await RequestBody.ReadAsync(request));
        if (await grains.GetGrain<IAssessmentGrain>(Ids.Assessment(id)).GetLatest() is null)
            throw Ids.NoAssessment();
        var order = new CreateRescoreJob(id, new AdminCommand(AssayClaims.AdminEmail(user), body.Reason), body.Trigger, body.Only);
        var key = Ids.NewRescoreJob();
        var job = await grains.GetGrain<IRescoreJobGrain>(key).Create(order);
        return TypedResults.Accepted($"/api/admin/assessments/{id}/rescore-jobs/{key}", RescoreJobView.Of(job));
    }

    private static async Task<RescoreJobView> GetAsync(string id, string jobId, IGrainFactory grains) =>
        RescoreJobView.Of((await FindAsync(grains, id, jobId)).Job);

    private static async Task<RescoreItemsReply> ListAsync(string id, string jobId, HttpRequest request, IGrainFactory grains)
    {
        var filters = new QueryFilters(request.Query);
        var (limit, cursor) = (filters.Limit(DefaultLimit), filters.Cursor());
        filters.ThrowIfAny();
        var page = await (await FindAsync(grains, id, jobId)).Grain.ListItems(cursor, limit);
        return new RescoreItemsReply([.. page.Items.Select(RescoreItemView.Of)], page.NextCursor);
    }

    private static Task<RescoreJobView> PauseAsync(string id, string jobId, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains) =>
        OrderAsync(id, jobId, request, user, grains, (job, command) => job.Pause(command));

    private static Task<RescoreJobView> ResumeAsync(string id, string jobId, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains) =>
        OrderAsync(id, jobId, request, user, grains, (job, command) => job.Resume(command));

    private static Task<RescoreJobView> CancelAsync(string id, string jobId, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains) =>
        OrderAsync(id, jobId, request, user, grains, (job, command) => job.Cancel(command));

    private static async Task<RescoreJobView> OrderAsync(
        string id,
        string jobId,
        HttpRequest request,
        ClaimsPrincipal user,
        IGrainFactory grains,
        Func<IRescoreJobGrain, AdminCommand, Task<RescoreJob>> order)
    {
        var body = RetryRequest.Read(await RequestBody.ReadAsync(request));
        var (job, _) = await FindAsync(grains, id, jobId);
        return RescoreJobView.Of(await order(job, new AdminCommand(AssayClaims.AdminEmail(user), body.Reason)));
    }

    /// <summary>The job, if it is one of this assessment.</summary>
    private static async Task<(IRescoreJobGrain Grain, RescoreJob Job)> FindAsync(IGrainFactory grains, string assessment, string jobId)
    {
        var grain = grains.GetGrain<IRescoreJobGrain>(Ids.RescoreJob(jobId));
        var job = await grain.Get();
        return job?.Created.AssessmentId == assessment
            ? (grain, job)
            : throw new AssayException(ErrorKind.NotFound, "job_not_found", "The assessment has no job with this id.");
    }
}
