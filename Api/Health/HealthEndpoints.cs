using System.Reflection;
using Assay.Api.Errors;

namespace Assay.Api.Health;

/// <summary>Who this is and how it fares. None of it is limited or needs a sign-in.</summary>
internal static class HealthEndpoints
{
    private static readonly string Version =
        typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithTags("Health").AllowAnonymous().DisableRateLimiting();
        group.MapGet("/", () => new About("Assay: hiring assessments, scored and reported on.", Version))
            .WithSummary("Name and version.");
        group.MapGet("/health", async (StorePing store) => new Overall("healthy", await store.AnswersAsync() ? "connected" : "disconnected"))
            .WithSummary("The process, and whether its store answers.");
        group.MapGet("/health/live", () => new Status("live"))
            .WithSummary("The process runs; asks nothing else.");
        group.MapGet("/health/ready", Ready)
            .Produces<Status>()
            .ProducesProblem(503)
            .WithSummary("Send traffic here: the store answers and the process is not stopping.");
        return app;
    }

    private static async Task<IResult> Ready(HttpContext context, StorePing store, IHostApplicationLifetime lifetime)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested && await store.AnswersAsync())
            return Results.Ok(new Status("ready"));

        await Problems.WriteAsync(context, 503, "not_ready", "Not ready for traffic.", TimeSpan.FromSeconds(5));
        return Results.Empty;
    }

    private sealed record About(string Message, string Version);

    private sealed record Overall(string Status, string Database);

    private sealed record Status([property: System.Text.Json.Serialization.JsonPropertyName("status")] string Value);
}
