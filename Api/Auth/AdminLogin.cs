using Assay.Api.Errors;
using Assay.Api.Json;
using Assay.Api.Security;
using Assay.Audit;
using Assay.Catalog;

namespace Assay.Api.Auth;

/// <summary><c>POST /api/admin/login</c>.</summary>
internal static class AdminLogin
{
    private const int LongestEmail = 254;

    public static IEndpointRouteBuilder MapAdminLogin(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/admin/login", Login)
            .AllowAnonymous()
            .WithTags("Admin")
            .WithSummary("Sign in as an admin.")
            .Accepts<LoginBody>("application/json", "*/*")
            .Produces<LoginReply>()
            .ProducesProblem(400)
            .ProducesProblem(401)
            .ProducesProblem(429);
        return app;
    }

    private static async Task Login(
        HttpContext context,
        AdminAccounts admins,
        AdminLoginThrottle throttle,
        TokenIssuer tokens,
        IGrainFactory grains,
        [FromKeyedServices(AssayClock.Key)] TimeProvider clock)
    {
        var body = LenientBody.Parse(await BodyReader.ReadAsync(context));
        var email = body.Text("email")?.Trim();
        var password = body.Text("password");
        if (string.IsNullOrEmpty(email) || string.IsNullOrEmpty(password))
        {
            await Problems.WriteAsync(context, 400, "missing_credentials", "Send email and password.");
            return;
        }

        if (email.Length > LongestEmail)
            email = email[..LongestEmail];
        var address = ClientAddress.Of(context);
        if (throttle.Blocked(address, email) is { } wait)
        {
            await Problems.WriteAsync(context, 429, "too_many_attempts", "Too many failed sign-ins. Please wait.", wait);
            return;
        }

        var admin = admins.Verify(email, password);
        if (admin is null)
            throttle.Failed(address, email);

        // Known or not, both ways write one audit line, so that the time taken tells nothing. Who is not an admin is not written
        // down: candidates try this form, and people type passwords into the wrong field; the audit never forgets.
        var who = admin?.Email ?? (admins.Knows(email) ? email : "unknown");
        var entry = new AuditEntry(clock.GetUtcNow(), who, admin is null ? "admin.login_failed" : "admin.login", who, null);
        await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).AppendAudit(entry);

        if (admin is null)
        {
            await Problems.WriteAsync(context, 401, "invalid_credentials", "E-mail or password is wrong.");
            return;
        }

        var reply = new LoginReply(
            true, tokens.ForAdmin(admin), new LoginAdmin(admin.Email, admin.Name, admin.Username), "Signed in.");
        await context.Response.WriteAsJsonAsync(reply, ApiJson.Options);
    }

    internal sealed record LoginBody(string Email, string Password);

    internal sealed record LoginAdmin(string Email, string Name, string Username);

    internal sealed record LoginReply(bool Success, string Token, LoginAdmin Admin, string Message);
}
