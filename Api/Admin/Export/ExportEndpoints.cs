using System.Security.Claims;
using System.Text;
using Assay.Api.Admin.Audit;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Api.Hosting;
using Assay.Assessments;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Export;

/// <summary>Hands out the marks and decisions of an assessment, for audits and the analysis of adverse impact.</summary>
internal static class ExportEndpoints
{
    private const int PageSize = 100;

    private const string What =
        "`format`: `csv` (default, RFC 4180; a text that a spreadsheet would take for a formula has an apostrophe before it) or `jsonl`. One line a question of each handed-in "
        + "submission created before the call, in the order of creation; one line without a question for a submission that has no evaluation. Neither answers nor feedback. "
        + "Erased submissions are absent. The reply is streamed: one that breaks off is not whole.";

    private static readonly Dictionary<string, IExportFormat> Formats = new() { ["csv"] = new CsvFormat(), ["jsonl"] = new JsonLinesFormat() };

    public static void MapExport(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/assessments/{id}/export", ExportAsync).WithMetadata(new LongRead())
            .Produces<string>(StatusCodes.Status200OK, "text/csv", "application/jsonl")
            .WithSummary("Every mark and decision of an assessment, as a file").WithDescription(What)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> ExportAsync(
        string id,
        HttpRequest request,
        ClaimsPrincipal user,
        IGrainFactory grains,
        AuditTrail audit,
        [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var filters = new QueryFilters(request.Query);
        var format = filters.Choice("format", Formats, Formats["csv"]);
        filters.ThrowIfAny();
        if (await grains.GetGrain<IAssessmentGrain>(Ids.Assessment(id)).GetLatest() is null)
            throw Ids.NoAssessment();

        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        var query = new SubmissionQuery { AssessmentId = id, To = clock.GetUtcNow(), Sort = SubmissionSort.CreatedAscending, Limit = PageSize };
        var first = await catalog.ListSubmissions(query);
        await audit.WriteAsync(AssayClaims.AdminEmail(user), "assessment.exported", id, format.Extension);
        var reader = new ExportReader(catalog.ListSubmissions, submission => grains.GetGrain<ISubmissionGrain>(submission).GetScores(), TimeProvider.System);
        return TypedResults.Stream(
            body => WriteAsync(body, format, reader.ReadAsync(query, first, cancellationToken), cancellationToken),
            format.ContentType,
            $"{id}.{format.Extension}");
    }

    internal static async Task WriteAsync(Stream body, IExportFormat format, IAsyncEnumerable<SubmissionDetail> submissions, CancellationToken stop)
    {
        await body.WriteAsync(Encoding.UTF8.GetBytes(format.Header), stop);
        await foreach (var submission in submissions.WithCancellation(stop))
        {
            var lines = new StringBuilder();
            foreach (var row in ExportRow.Of(submission))
                lines.Append(format.Line(row));

            // Waits for a client that reads slowly.
            await body.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), stop);
            await body.FlushAsync(stop);
        }
    }
}
