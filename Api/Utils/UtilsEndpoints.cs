using Assay.Api.Errors;
using Assay.Errors;
using Assay.Scoring;

namespace Assay.Api.Utils;

/// <summary>
/// Small calls of the clients. Neither tells or does anything that needs a sign-in: one says whether a model answers, the
/// other that no code can be run.
/// </summary>
internal static class UtilsEndpoints
{
    public static IEndpointRouteBuilder MapUtils(this IEndpointRouteBuilder app)
    {
        var utils = app.MapGroup("/api/utils").AllowAnonymous().WithTags("Utils");
        utils.MapGet("/llm-health", GetModelHealthAsync).WithSummary("Whether a language model answers");
        utils.MapPost("/run-code", RunCode).WithSummary("Run a candidate's code, where a code runner is configured")
            .ProducesProblem(StatusCodes.Status501NotImplemented);
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

    private static IResult RunCode() => Problems.Of(
        StatusCodes.Status501NotImplemented,
        "code_runner_not_configured",
        "No code runner is configured, so code cannot be run here. It is handed in and judged all the same.");
}
