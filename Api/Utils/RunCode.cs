using System.Security.Claims;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Api.Errors;
using Assay.Api.Json;
using Assay.Api.Security;
using Assay.Scoring;

namespace Assay.Api.Utils;

/// <summary>
/// <c>POST /api/utils/run-code</c>: runs a program of a signed-in candidate or admin. Who has not signed in is told only that
/// there is no runner, where there is none. Nothing of it is kept, and it changes no score.
/// </summary>
internal static class RunCode
{
    private const string Limits =
        "`language` by name, `code` and `stdin` up to 100,000 characters each. `executionTime`: seconds of processor time, or null. The first 65,536 characters of `output` and of `error` are returned. Ten calls at once, then one every three seconds.";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static void MapRunCode(this IEndpointRouteBuilder utils) => utils.MapPost("/run-code", RunAsync)
        .RequireRateLimiting(RateLimits.RunCode)
        .TakesJson()
        .Produces<RunCodeReply>()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests)
        .ProducesProblem(StatusCodes.Status501NotImplemented)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
        .WithSummary("Run a candidate's code, where a code runner is configured")
        .WithDescription(Limits);

    private static async Task RunAsync(HttpContext context, ClaimsPrincipal user, IGrainFactory grains)
    {
        var runner = grains.GetGrain<ICodeRunGrain>(ICodeRunGrain.Key);
        if (!await runner.IsConfigured())
            await Problems.WriteAsync(context, 501, CodeRunReply.NotConfigured, "No code runner is configured, so code cannot be run here. It is handed in and judged all the same.");
        else if (AssayClaims.CallerKey(user) is null)
            await Problems.WriteAsync(context, 401, "invalid_token", "Sign in and send the token as a bearer token.");
        else
            await AnswerAsync(context, await runner.Run(RunCodeRequest.Read(await RequestBody.ReadAsync(context.Request))));
    }

    private static Task AnswerAsync(HttpContext context, CodeRunReply reply) => reply.Run switch
    {
        null => Problems.WriteAsync(context, 503, reply.Problem!, "The code runner cannot run this now. Please try again.", reply.RetryAfter ?? Soon),
        { Outcome: CodeRunOutcome.UnknownLanguage } => Refuse(context, "language", "unknown_language", "The code runner does not offer this language."),
        { Outcome: CodeRunOutcome.Refused } => Refuse(context, "code", "code_refused", "The code runner does not accept this code."),
        var run => context.Response.WriteAsJsonAsync(RunCodeReply.Of(run), ApiJson.Options),
    };

    private static Task Refuse(HttpContext context, string field, string code, string message) =>
        Problems.WriteAsync(context, 422, code, message, errors: new Dictionary<string, string[]> { [field] = [message] });
}
