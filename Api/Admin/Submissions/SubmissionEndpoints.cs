using Assay.Catalog;
using Assay.Errors;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>Lists submissions and shows one of them whole.</summary>
internal static class SubmissionEndpoints
{
    private const string Filters =
        "Filters: `status`, `scoring_status`, `report_status`, `assessment_id`, `candidate` (e-mail), `source`, `min_score`, `max_score` (0–100), "
        + "`from`, `to` (creation, UTC). `sort`: `created_desc` (default), `created_asc`, `score_desc`, `score_asc`. `limit`: 1–200, default 50. "
        + "`cursor`: the `next_cursor` of the page before, with the same filters.";

    public static void MapSubmissions(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/submissions", ListAsync).WithSummary("Submissions, filtered and sorted, a page at a time").WithDescription(Filters)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        admin.MapGet("/submissions/{id}", GetAsync).WithSummary("One submission with everything an admin may see")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
        admin.MapGet("/submissions/{id}/revisions/{run:int}/{revision:int}", GetRevisionAsync)
            .WithSummary("An earlier evaluation of a submission with its report")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
    }

    private static async Task<SubmissionListReply> ListAsync(
        HttpRequest request,
        IGrainFactory grains,
        [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
    {
        var page = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListSubmissions(SubmissionFilter.Read(request.Query));
        var now = clock.GetUtcNow();
        return new SubmissionListReply([.. page.Items.Select(i => SubmissionItem.Of(i, now))], page.NextCursor);
    }

    private static async Task<SubmissionView> GetAsync(string id, IGrainFactory grains) =>
        SubmissionView.Of(await grains.GetSubmissionAsync(id));

    private static async Task<RevisionReply> GetRevisionAsync(string id, int run, int revision, IGrainFactory grains)
    {
        var detail = await grains.GetSubmissionAsync(id);
        var found = await grains.GetGrain<ISubmissionGrain>(id).GetRevision(run, revision)
            ?? throw new AssayException(ErrorKind.NotFound, "revision_not_found", "The submission has no evaluation with this run and revision.");
        return new RevisionReply(
            EvaluationView.Of(found.Evaluation, detail),
            found.Report is { } report ? ReportView.Of(report) : null);
    }
}
