using Assay.Api.Admin.Requests;
using Assay.Catalog;
using Assay.Reviews;

namespace Assay.Api.Admin.Reviews;

/// <summary>The queue of answers that wait for a human.</summary>
internal static class ReviewEndpoints
{
    private const int DefaultLimit = 50;

    private const string Filters =
        "Oldest waiting first. Filters: `assessment_id`, `reason` (a code as the items show it, for example `no_reference` or `regrade_requested`). "
        + "`limit`: 1–200, default 50. `cursor`: the `next_cursor` of the page before, with the same filters. `GET /submissions/{id}` shows each waiting question; "
        + "`POST /submissions/{id}/marks` answers it. A submission that was last written by an earlier version has no `waiting`, `since` and `reasons` until its next change; "
        + "it stands at the time of its creation, and only in the list without a reason.";

    public static void MapReviews(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/reviews", ListAsync).WithSummary("Submissions with answers that wait for a human").WithDescription(Filters)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<ReviewPage> ListAsync(HttpRequest request, IGrainFactory grains)
    {
        var page = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListReviews(Read(request.Query));
        return new ReviewPage([.. page.Items.Select(ReviewItem.Of)], page.NextCursor);
    }

    internal static ReviewQuery Read(IQueryCollection values)
    {
        var filters = new QueryFilters(values);
        var query = new ReviewQuery
        {
            AssessmentId = filters.Text("assessment_id"),
            Reason = filters.Text("reason"),
            Limit = filters.Limit(DefaultLimit),
            Cursor = filters.Cursor(),
        };
        filters.Require(query.Reason?.Contains(',', StringComparison.Ordinal) != true, "reason", "must be one code");
        filters.ThrowIfAny();
        return query;
    }
}
