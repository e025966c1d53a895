using Assay.Api.Admin.Assessments;
using Assay.Api.Admin.Audit;
using Assay.Api.Admin.Dashboard;
using Assay.Api.Admin.DeadLetters;
using Assay.Api.Admin.Export;
using Assay.Api.Admin.Models;
using Assay.Api.Admin.Queue;
using Assay.Api.Admin.Reports;
using Assay.Api.Admin.RescoreJobs;
using Assay.Api.Admin.Reviews;
using Assay.Api.Admin.Submissions;
using Assay.Api.Admin.Tests;
using Assay.Api.Auth;

namespace Assay.Api.Admin;

/// <summary>Everything an admin may call, under <c>/api/admin</c>; signing in is elsewhere.</summary>
internal static class AdminEndpoints
{
    public static IEndpointRouteBuilder MapAdmin(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin")
            .RequireAuthorization(AuthPolicies.Admin)
            .WithTags("Admin")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        admin.MapTests();
        admin.MapAssessments();
        admin.MapRescoreJobs();
        admin.MapExport();
        admin.MapDashboard();
        admin.MapSubmissions();
        admin.MapSubmissionCommands();
        admin.MapReviews();
        admin.MapReports();
        admin.MapQueueStatus();
        admin.MapDeadLetters();
        admin.MapAudit();
        admin.MapModels();
        return app;
    }
}
