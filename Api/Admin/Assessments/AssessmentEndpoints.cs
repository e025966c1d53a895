using System.Security.Claims;
using Assay.Api.Admin.Audit;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Assessments;
using Assay.Catalog;

namespace Assay.Api.Admin.Assessments;

/// <summary>Creates, publishes and lists assessments.</summary>
internal static class AssessmentEndpoints
{
    private const int DefaultLimit = 200;
    private const int MostListed = 500;

    private const string Body =
        "Body: `title`, `description`, `duration` (minutes, 1–480), `target_role?`, `questions[]` (1–50; mcq, descriptive, coding). Names may be written in camelCase too.";

    public static void MapAssessments(this IEndpointRouteBuilder admin)
    {
        admin.MapPost("/assessments/create", CreateAsync).TakesJson().WithSummary("Create an assessment").WithDescription(Body)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        admin.MapPut("/assessments/{id}", PublishAsync).TakesJson().WithSummary("Publish a new version of an assessment")
            .WithDescription(Body + " Tests created before keep the version they were created with.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        admin.MapGet("/assessments", ListAsync).WithSummary("The newest assessments, each in its latest version")
            .WithDescription("`limit`: 1–500, default 200.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<AssessmentPublished> CreateAsync(
        HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, AuditTrail audit)
    {
        var definition = await ReadAsync(request);
        var admin = AssayClaims.AdminEmail(user);
        var id = Ids.NewAssessment();
        await audit.WriteAsync(admin, "assessment.created", id);
        var stored = await grains.GetGrain<IAssessmentGrain>(id).Publish(definition with { CreatedBy = admin });
        return AssessmentPublished.Of(stored, "The assessment is created.");
    }

    private static async Task<AssessmentPublished> PublishAsync(
        string id, HttpRequest request, ClaimsPrincipal user, IGrainFactory grains, AuditTrail audit)
    {
        var assessment = grains.GetGrain<IAssessmentGrain>(Ids.Assessment(id));
        var definition = await ReadAsync(request);
        if (await assessment.GetLatest() is null)
            throw Ids.NoAssessment();
        var admin = AssayClaims.AdminEmail(user);
        await audit.WriteAsync(admin, "assessment.published", id);
        var stored = await assessment.Publish(definition with { CreatedBy = admin });
        return AssessmentPublished.Of(stored, "The new version is published; tests created from now on use it.");
    }

    private static async Task<IEnumerable<AssessmentItem>> ListAsync(HttpRequest request, IGrainFactory grains)
    {
        var filters = new QueryFilters(request.Query);
        var limit = filters.Limit(DefaultLimit, MostListed);
        filters.ThrowIfAny();
        var assessments = await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).ListAssessments(limit);
        return assessments.Select(AssessmentItem.Of);
    }

    private static async Task<AssessmentDefinition> ReadAsync(HttpRequest request)
    {
        var errors = new FieldErrors();
        var fields = new RequestFields(await RequestBody.ReadAsync(request), errors);
        var definition = AssessmentReader.Read(fields, describe: true);
        errors.ThrowIfAny();
        return definition;
    }
}
