using Assay.Api.Auth;
using Assay.Api.Errors;
using Assay.Api.Json;
using Assay.Api.Security;
using Assay.Errors;
using Assay.LoginCodes;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary><c>POST /login</c>: a code signs in again and again until its test is handed in or its time is over.</summary>
internal static class CandidateLogin
{
    public static async Task<IResult> Login(
        HttpContext context,
        CandidateLoginThrottle throttle,
        TokenIssuer tokens,
        IGrainFactory grains)
    {
        var code = LenientBody.Parse(await BodyReader.ReadAsync(context)).Text("loginCode", "login_code");
        if (string.IsNullOrWhiteSpace(code))
            return Problems.Of(400, "missing_login_code", "Please enter your login code.");

        var address = ClientAddress.Of(context);
        if (throttle.Blocked(address) is { } wait)
        {
            await Problems.WriteAsync(context, 429, "too_many_attempts", "Too many wrong codes. Please wait a few minutes.", wait);
            return Results.Empty;
        }

        var session = await FindAsync(grains, code);
        if (Refusal(session) is { } refusal)
        {
            throttle.Failed(address);
            return refusal;
        }

        return Results.Ok(new Reply(
            true,
            session!.AssessmentId,
            session.AssessmentTitle,
            session.DurationMinutes,
            tokens.ForCandidate(session),
            session.CandidateId,
            session.SubmissionId,
            "Signed in."));
    }

    // A text that cannot be a code never reaches a grain, and resolving stores nothing.
    private static async Task<CandidateSession?> FindAsync(IGrainFactory grains, string code)
    {
        if (LoginCode.KeyOf(code) is not { } key)
            return null;
        if (await grains.GetGrain<ILoginCodeGrain>(key).Resolve() is not { } submissionId)
            return null;

        try
        {
            return await grains.GetGrain<ISubmissionGrain>(submissionId).GetSession();
        }
        catch (AssayException error) when (error.Kind is ErrorKind.NotFound or ErrorKind.Gone)
        {
            // Erasing removes the code as well, a moment later; until then it is unknown too.
            return null;
        }
    }

    private static IResult? Refusal(CandidateSession? session) => session switch
    {
        null => Problems.Of(401, "invalid_login_code", "This login code is not known. Please check it and try again."),
        { Status: SubmissionStatus.Expired } => Expired(),
        { Status: SubmissionStatus.Pending } when session.Now >= session.ExpiresAt => Expired(),
        { Status: SubmissionStatus.Pending or SubmissionStatus.InProgress } => null,
        { Status: SubmissionStatus.Disqualified } => Problems.Of(401, "disqualified", "This test has been closed."),
        _ => Problems.Of(401, "already_submitted", "This test has been handed in already."),
    };

    private static IResult Expired() =>
        Problems.Of(401, "login_code_expired", "This login code has expired. Please ask for a new one.");

    internal sealed record Body(string LoginCode);

    internal sealed record Reply(
        bool Success,
        string TestId,
        string TestTitle,
        int Duration,
        string Token,
        string CandidateId,
        string SubmissionId,
        string Message);
}
