using Assay.Api.Admin.Requests;
using Assay.Scoring;

namespace Assay.Api.Admin.Models;

/// <summary>Shows what models are used for.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder admin) =>
        admin.MapGet("/models/usage", UsageAsync).WithSummary("Calls, tokens and cost of models on one UTC day, and the day's budget")
            .WithDescription("`day`: for example 2026-01-31, default today. Zeros for a day without any use.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<ModelUsageView> UsageAsync(
        HttpRequest request, IGrainFactory grains, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
    {
        var filters = new QueryFilters(request.Query);
        var time = filters.Time("day") ?? clock.GetUtcNow();
        filters.ThrowIfAny();
        var key = ModelUsage.KeyOf(DateOnly.FromDateTime(time.UtcDateTime));
        return ModelUsageView.Of(await grains.GetGrain<IModelUsageGrain>(key).Get());
    }
}
