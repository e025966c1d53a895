using System.Security.Claims;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;

namespace Assay.Api.Admin.Tests;

/// <summary>Creates a test for one candidate.</summary>
internal static class TestEndpoints
{
    private const string Body =
        "Body: `assessment_id`, or an inline assessment (`title`, `questions[]`, `description?`); `candidate_email`, `candidate_name?`, "
        + "`duration?` (minutes, 1–480), `target_role?`. Names may be written in camelCase too. Header `X-Source`: `smart-mock` (default) or `talens-interview`.";

    public static void MapTests(this IEndpointRouteBuilder admin)
    {
        admin.MapPost("/tests", CreateAsync).WithSummary("Create a test").WithDescription(Body).ProducesCreationProblems();
        admin.MapPost("/tests/initiate", CreateAsync).WithSummary("Create a test (older name)").WithDescription(Body).ProducesCreationProblems();
    }

    private static async Task<TestCreated> CreateAsync(
        HttpRequest request,
        ClaimsPrincipal user,
        TestCreation creation)
    {
        var source = RequestSource.OfHeader(request);
        var test = NewTest.Read(await RequestBody.ReadAsync(request));
        var (session, code) = await creation.CreateAsync(test, source, AssayClaims.AdminEmail(user));
        return new TestCreated(
            true,
            session.SubmissionId,
            session.AssessmentId,
            code,
            session.ExpiresAt,
            "The test is created. Give the login code to the candidate.",
            source);
    }

    private static RouteHandlerBuilder ProducesCreationProblems(this RouteHandlerBuilder route) => route.TakesJson()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
