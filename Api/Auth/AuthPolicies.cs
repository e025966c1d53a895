namespace Assay.Api.Auth;

/// <summary>Names of the authorization policies.</summary>
internal static class AuthPolicies
{
    /// <summary>An admin's token.</summary>
    public const string Admin = "admin";

    /// <summary>A candidate's token, bound to one submission.</summary>
    public const string Candidate = "candidate";
}
