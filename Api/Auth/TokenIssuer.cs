using Assay.Submissions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Assay.Api.Auth;

/// <summary>Signs the tokens that a sign-in returns.</summary>
internal sealed class TokenIssuer(SigningKey key, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
{
    public const string Issuer = "assay";
    public const string Audience = "assay-api";
    public const string Algorithm = SecurityAlgorithms.HmacSha256;

    /// <summary>A code may be used for 24 h and the longest exam takes 8: an exam is never cut off by its token.</summary>
    public static readonly TimeSpan CandidateLifetime = TimeSpan.FromHours(36);

    public static readonly TimeSpan AdminLifetime = TimeSpan.FromHours(12);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SigningCredentials _credentials = new(new SymmetricSecurityKey(key.Bytes), Algorithm);

    public string ForCandidate(CandidateSession session) => Issue(CandidateLifetime, new Dictionary<string, object>
    {
        [AssayClaims.Role] = AuthPolicies.Candidate,
        [AssayClaims.Subject] = session.CandidateId,
        [AssayClaims.SubmissionId] = session.SubmissionId,
        [AssayClaims.AssessmentId] = session.AssessmentId,
    });

    public string ForAdmin(AdminAccount admin) => Issue(AdminLifetime, new Dictionary<string, object>
    {
        [AssayClaims.Role] = AuthPolicies.Admin,
        [AssayClaims.Subject] = admin.Email,
        [AssayClaims.Email] = admin.Email,
        [AssayClaims.Name] = admin.Name,
    });

    private string Issue(TimeSpan lifetime, Dictionary<string, object> claims)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Claims = claims,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            SigningCredentials = _credentials,
        });
    }
}
