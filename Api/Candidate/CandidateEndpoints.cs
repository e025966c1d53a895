using Assay.Api.Auth;
using Assay.Api.Security;
using Microsoft.AspNetCore.Mvc;

namespace Assay.Api.Candidate;

/// <summary>The calls of the candidate and interview apps, <c>/api/candidate</c>.</summary>
internal static class CandidateEndpoints
{
    private const string AnyJson = "application/json";

    // Browsers' beacons say text/plain or nothing; what counts is what the body is.
    private const string AnyType = "*/*";

    public static IEndpointRouteBuilder MapCandidate(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/candidate").RequireAuthorization(AuthPolicies.Candidate).WithTags("Candidate");

        group.MapPost("/login", CandidateLogin.Login)
            .AllowAnonymous()
            .Accepts<CandidateLogin.Body>(AnyJson, AnyType)
            .Produces<CandidateLogin.Reply>()
            .WithSummary("Sign in with a login code.");
        group.MapGet("/assessment/{assessmentId}/readiness", Readiness.Get)
            .AllowAnonymous()
            .Produces<Readiness.Reply>()
            .WithSummary("Can this assessment be taken?");
        group.MapPost("/assessment/start", StartExam.Start)
            .Accepts<StartExam.Body>(AnyJson, AnyType)
            .Produces<StartExam.Reply>()
            .WithSummary("Start the clock, or learn when the running one ends.");
        group.MapGet("/assessment/{submissionId}/questions", Questions.GetAll)
            .Produces<QuestionPage>()
            .WithSummary("All questions.");
        group.MapGet("/assessment/{submissionId}/questions/page", Questions.GetPage)
            .Produces<QuestionPage>()
            .WithSummary("One page of the questions; limit 1 to 50.");
        group.MapGet("/assessment/{id}/timer", Timer.Get)
            .Produces<Timer.Reply>()
            .WithSummary("How much time is left, by the server's clock.");
        group.MapPost("/assessment/{submissionId}/autosave", Autosave.Save)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.HandIn))
            .Accepts<HandInDocument>(AnyJson, AnyType)
            .Produces<Autosave.Reply>()
            .WithSummary("Keep the answers so far, durably.");
        group.MapPost("/assessment/{submissionId}/submit", Submit.HandIn)
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimits.HandIn))
            .DisableRateLimiting()
            .Accepts<HandInDocument>(AnyJson, AnyType)
            .Produces<Submit.Reply>()
            .WithSummary("Hand in. 200 means that it is on disk; a repeat changes nothing.");
        group.MapGet("/assessment/{id}/submission", SubmissionState.Get)
            .Produces<SubmissionState.Reply>()
            .WithSummary("What became of the hand-in.");
        return app;
    }
}
