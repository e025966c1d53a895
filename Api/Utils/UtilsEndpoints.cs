using Assay.Api.Errors;

namespace Assay.Api.Utils;

/// <summary>
/// Small calls of the clients. Neither tells or does anything that needs a sign-in: one says that grading is offline, the
/// other that no code can be run.
/// </summary>
internal static class UtilsEndpoints
{
    public static IEndpointRouteBuilder MapUtils(this IEndpointRouteBuilder app)
    {
        var utils = app.MapGroup("/api/utils").AllowAnonymous().WithTags("Utils");
        utils.MapGet("/llm-health", GetModelHealth).WithSummary("Whether a language model answers");
        utils.MapPost("/run-code", RunCode).WithSummary("Run a candidate's code, where a code runner is configured")
            .ProducesProblem(StatusCodes.Status501NotImplemented);
        return app;
    }

    private static ModelHealth GetModelHealth([FromKeyedServices(AssayClock.Key)] TimeProvider clock) =>
        ModelHealth.NotConfigured(clock.GetUtcNow());

    private static IResult RunCode() => Problems.Of(
        StatusCodes.Status501NotImplemented,
        "code_runner_not_configured",
        "No code runner is configured, so code cannot be run here. It is handed in and judged all the same.");
}
