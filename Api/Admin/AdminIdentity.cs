using System.Security.Claims;

namespace Assay.Api.Admin;

/// <summary>The signed-in admin.</summary>
internal readonly record struct AdminIdentity(string Email, string Name)
{
    public static AdminIdentity Of(ClaimsPrincipal user)
    {
        var email = user.FindFirstValue("email") ?? user.FindFirstValue(ClaimTypes.Email) ?? "";
        return new AdminIdentity(email, user.FindFirstValue("name") ?? user.FindFirstValue(ClaimTypes.Name) ?? email);
    }
}
