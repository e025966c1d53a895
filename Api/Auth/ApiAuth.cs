using Assay.Api.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Assay.Api.Auth;

/// <summary>Wires sign-in up. The key and the admins are read at once, so that a bad setting ends the start.</summary>
internal static class ApiAuth
{
    public static WebApplicationBuilder AddApiAuth(this WebApplicationBuilder builder)
    {
        var localDevelopment = builder.Environment.IsDevelopment() && ListenAddresses.LoopbackOnly(builder.Configuration);
        var services = builder.Services;
        services.AddSingleton(AdminSettings.Read(builder.Configuration, localDevelopment));
        services.AddSingleton(SigningKey.Load(builder.Configuration));
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<AdminLoginThrottle>();

        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.ConfigureOptions<TokenRules>();
        KeepNoCookieKeys(services);
        services.AddAuthorizationBuilder()
            .AddPolicy(AuthPolicies.Admin, policy => policy
                .RequireAuthenticatedUser()
                .RequireClaim(AssayClaims.Role, AuthPolicies.Admin))
            .AddPolicy(AuthPolicies.Candidate, policy => policy
                .RequireAuthenticatedUser()
                .RequireClaim(AssayClaims.Role, AuthPolicies.Candidate)
                .RequireClaim(AssayClaims.SubmissionId));
        return builder;
    }

    // Authentication brings the key ring of cookies along, which would write files to the home folder at every first start.
    private static void KeepNoCookieKeys(IServiceCollection services)
    {
        var loader = services.FirstOrDefault(service =>
            service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == "DataProtectionHostedService");
        if (loader is not null)
            services.Remove(loader);
    }
}
