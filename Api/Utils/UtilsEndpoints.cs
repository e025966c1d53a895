using Assay.Errors;
using Assay.Scoring;

namespace Assay.Api.Utils;

/// <summary>Small calls of the clients: whether a model answers, and running a candidate's code.</summary>
internal static class UtilsEndpoints
{
    public static IEndpointRouteBuilder MapUtils(this IEndpointRouteBuilder app)
    {
        var utils = app.MapGroup("/api/utils").AllowAnonymous().WithTags("Utils");
        utils.MapGet("/llm-health", GetModelHealthAsync).WithSummary("Whether a language model answers");
        utils.MapRunCode();
        return app;
    }

    // Answers 200 whatever the cluster says: who asks wants to know exactly that.
    private static async Task<ModelHealth> GetModelHealthAsync(IGrainFactory grains, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
    {
        try
        {
            return ModelHealth.Of(await grains.GetGrain<IModelHealthGrain>(IModelHealthGrain.Key).GetStatus());
        }
        catch (Exception error) when (error is AssayException or OrleansException or TimeoutException)
        {
            return ModelHealth.Unknown(clock.GetUtcNow());
        }
    }
}
