using System.Security.Claims;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Catalog;

namespace Assay.Api.Admin.Dashboard;

/// <summary>The dashboard and the plain list of tests that the admin client shows.</summary>
internal static class DashboardEndpoints
{
    private const int OnDashboard = 25;
    private const int InList = 100;

    public static void MapDashboard(this IEndpointRouteBuilder admin)
    {
        admin.MapGet("/dashboard", GetDashboardAsync).WithSummary("Totals and the newest 25 tests, of one source or of all")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        admin.MapGet("/tests", ListTestsAsync).WithSummary("The newest 100 tests, of one source or of all")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<DashboardReply> GetDashboardAsync(ClaimsPrincipal user, IGrainFactory grains, string? source = null)
    {
        var filter = RequestSource.OfQuery(source);
        var catalog = grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key);
        var totals = catalog.GetTotals(filter);
        var newest = catalog.ListSubmissions(new SubmissionQuery { Source = filter, Limit = OnDashboard });
        await Task.WhenAll(totals, newest);
        return new DashboardReply(
            DashboardStats.Of(await totals),
            [.. (await newest).Items.Select(DashboardTest.Of)],
            new DashboardAdmin(AssayClaims.AdminName(user), AssayClaims.AdminEmail(user)));
    }

    private static async Task<IEnumerable<TestListItem>> ListTestsAsync(IGrainFactory grains, string? source = null)
    {
        var query = new SubmissionQuery { Source = RequestSource.OfQuery(source), Limit = InList };
        var page = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListSubmissions(query);
        return page.Items.Select(TestListItem.Of);
    }
}
