using System.Globalization;
using System.Text.Json;
using Assay.Api.Admin;
using Assay.Api.Admin.Requests;
using Assay.Api.Auth;
using Assay.Api.Errors;
using Assay.Errors;
using Assay.Submissions;

namespace Assay.Api.Scoring;

/// <summary>
/// The calls that once scored a submission while the caller waited. They wait for the stored evaluation and return it;
/// nothing here ever scores.
/// </summary>
internal static class ScoringEndpoints
{
    private static readonly TextRule Id = new(1, 100, Required: true);

    public static IEndpointRouteBuilder MapScoring(this IEndpointRouteBuilder app)
    {
        var scoring = app.MapGroup("/api/scoring")
            .RequireAuthorization(AuthPolicies.Admin)
            .WithTags("Scoring")
            .WithDescription("Body: `submissionId`. Waits up to a minute for the evaluation; 504 `scoring_in_progress` when it is not there by then.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status504GatewayTimeout);
        scoring.MapPost("/process-submission", GetEvaluationAsync).TakesJson().Produces<EvaluationReply>().WithSummary("Wait for a submission's evaluation");
        scoring.MapPost("/triage", GetEvaluationAsync).TakesJson().Produces<EvaluationReply>().WithSummary("Wait for a submission's evaluation (other name)");
        return app;
    }

    private static async Task<IResult> GetEvaluationAsync(HttpContext context, EvaluationWait wait, CancellationToken cancellationToken)
    {
        var id = ReadId(await RequestBody.ReadAsync(context.Request));
        var detail = await wait.UntilScoredAsync(Ids.Submission(id), cancellationToken);
        if (detail.Session.Status is not (SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted))
            throw new AssayException(ErrorKind.Conflict, "not_submitted", "The submission is not handed in, so there is nothing to score.");
        if (detail.Session.ScoringStatus == StageStatus.Failed)
            throw new AssayException(ErrorKind.Conflict, "scoring_failed", "Scoring was given up. Look at the submission's last error and retry it.");
        if (!EvaluationWait.IsUnderWay(detail))
            return TypedResults.Ok(EvaluationReply.Of(detail));

        context.Response.Headers.RetryAfter = "30";
        return Problems.Of(StatusCodes.Status504GatewayTimeout, "scoring_in_progress", StillWaiting(detail));
    }

    private static string ReadId(JsonElement json)
    {
        var errors = new FieldErrors();
        var id = new RequestFields(json, errors).Text("submission_id", Id);
        errors.ThrowIfAny();
        return id!;
    }

    private static string StillWaiting(SubmissionDetail detail) => detail.NextRetryAt is { } next
        ? string.Create(CultureInfo.InvariantCulture, $"Scoring is not done; its next attempt is due at {next.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}. Ask again then.")
        : "Scoring is not done yet. Ask again in a moment.";
}
