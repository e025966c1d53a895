using Assay.Api.Admin.Submissions;
using Assay.Api.Pages;
using Assay.Assessments;
using Assay.Errors;

namespace Assay.Api.Admin.Reports;

/// <summary>A submission's report, in the two shapes that clients read and as a page to print.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder admin)
    {
        var report = admin.MapGroup("/report").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone);
        report.MapGet("/{submissionId}", GetAsync).WithSummary("The report as the admin client shows it");
        report.MapGet("/autogen/{submissionId}", GetWrittenAsync).WithSummary("The written report; 404 until it exists");
        // A browser sends no bearer token by itself: clients fetch the page and show or print what they got.
        report.MapGet("/{submissionId}/html", GetPageAsync).WithSummary("The report as a page to print")
            .Produces<string>(StatusCodes.Status200OK, "text/html");
    }

    private static async Task<ReportReply> GetAsync(string submissionId, IGrainFactory grains) =>
        new(true, CandidateReport.Of(await grains.GetSubmissionAsync(submissionId)));

    private static async Task<WrittenReportReply> GetWrittenAsync(string submissionId, IGrainFactory grains)
    {
        var detail = await grains.GetSubmissionAsync(submissionId);
        var report = detail.Report
            ?? throw new AssayException(ErrorKind.NotFound, "report_not_found", "There is no report on this submission yet.");
        return new WrittenReportReply(true, WrittenReport.Of(report, detail), detail.Session.Status);
    }

    private static async Task<IResult> GetPageAsync(string submissionId, IGrainFactory grains)
    {
        var detail = await grains.GetSubmissionAsync(submissionId);
        var key = AssessmentKeys.Version(detail.Session.AssessmentId, detail.Session.AssessmentVersion);
        var assessment = await grains.GetGrain<IAssessmentVersionGrain>(key).Get();
        return new PageResult(ReportPage.Render(detail, assessment), ReportStyle.Policy);
    }
}
