using System.Security.Claims;
using Assay.Api.Auth;
using Assay.Errors;

namespace Assay.Api.Candidate;

/// <summary>Who the token says the caller is: one candidate, bound to one submission.</summary>
/// <param name="CandidateId">The owner.</param>
/// <param name="SubmissionId">The one submission.</param>
/// <param name="AssessmentId">The assessment taken.</param>
internal sealed record CandidateIdentity(string CandidateId, string SubmissionId, string AssessmentId)
{
    public static ValueTask<CandidateIdentity?> BindAsync(HttpContext context)
    {
        var user = context.User;
        return ValueTask.FromResult<CandidateIdentity?>(new CandidateIdentity(
            user.FindFirstValue(AssayClaims.Subject) ?? "",
            user.FindFirstValue(AssayClaims.SubmissionId) ?? "",
            user.FindFirstValue(AssayClaims.AssessmentId) ?? ""));
    }

    /// <summary>Refuses a submission that is not the caller's, whether it exists or not.</summary>
    public void MustOwn(string submissionId)
    {
        if (!string.Equals(submissionId, SubmissionId, StringComparison.Ordinal))
            throw Forbidden();
    }

    /// <summary>The same for calls that take the assessment's id as well.</summary>
    public void MustOwnEither(string id)
    {
        if (!string.Equals(id, AssessmentId, StringComparison.Ordinal))
            MustOwn(id);
    }

    public static AssayException Forbidden() =>
        new(ErrorKind.Forbidden, "forbidden", "This sign-in belongs to another test.");
}
