using System.Security.Claims;

namespace Assay.Api.Auth;

/// <summary>The claims of our tokens.</summary>
internal static class AssayClaims
{
    public const string Role = "role";
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Email = "email";
    public const string SubmissionId = "submission_id";
    public const string AssessmentId = "assessment_id";

    /// <summary>The signed-in admin's e-mail, for the timeline and the audit.</summary>
    public static string AdminEmail(ClaimsPrincipal user) => user.FindFirstValue(Email) ?? "";

    /// <summary>The signed-in admin's name.</summary>
    public static string AdminName(ClaimsPrincipal user) => user.FindFirstValue(Name) ?? "";

    /// <summary>A key for the limits of a signed-in caller, or null for an unknown one.</summary>
    public static string? CallerKey(ClaimsPrincipal user) =>
        user.FindFirstValue(Subject) is { } subject ? $"{user.FindFirstValue(Role)}:{subject}" : null;
}
