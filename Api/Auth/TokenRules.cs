using Assay.Api.Errors;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;

namespace Assay.Api.Auth;

/// <summary>Which tokens are believed: ours, of one algorithm, in their time. What is refused is a problem document.</summary>
internal sealed class TokenRules(SigningKey key, [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenIssuer.Issuer,
            ValidAudience = TokenIssuer.Audience,
            ValidAlgorithms = [TokenIssuer.Algorithm],
            IssuerSigningKey = new SymmetricSecurityKey(key.Bytes),
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = InTime,
            NameClaimType = AssayClaims.Subject,
            RoleClaimType = AssayClaims.Role,
        };
        options.Events = new JwtBearerEvents
        {
            OnChallenge = static async challenge =>
            {
                challenge.HandleResponse();
                challenge.Response.Headers.Append(HeaderNames.WWWAuthenticate, JwtBearerDefaults.AuthenticationScheme);
                await Problems.WriteAsync(
                    challenge.HttpContext, 401, "invalid_token", "Sign in and send the token as a bearer token.");
            },
            OnForbidden = static forbidden => Problems.WriteAsync(
                forbidden.HttpContext, 403, "forbidden", "This sign-in may not do that."),
        };
    }

    private bool InTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + Skew && (notBefore is not { } begin || now >= begin - Skew);
    }
}
