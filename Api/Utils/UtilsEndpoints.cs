namespace Assay.Api.Utils;

/// <summary>Small calls of the clients: whether a model answers, and running a candidate's code.</summary>
internal static class UtilsEndpoints
{
    public static IEndpointRouteBuilder MapUtils(this IEndpointRouteBuilder app)
    {
        var utils = app.MapGroup("/api/utils").AllowAnonymous().WithTags("Utils");
        utils.MapGet("/llm-health", GetModelHealth).WithSummary("Whether a language model answers");
        utils.MapRunCode();
        return app;
    }

    private static ModelHealth GetModelHealth([FromKeyedServices(AssayClock.Key)] TimeProvider clock) =>
        ModelHealth.NotConfigured(clock.GetUtcNow());
}
