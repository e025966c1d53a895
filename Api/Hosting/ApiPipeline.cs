using Assay.Api.Admin;
using Assay.Api.Auth;
using Assay.Api.Candidate;
using Assay.Api.Docs;
using Assay.Api.Errors;
using Assay.Api.Health;
using Assay.Api.Scoring;
using Assay.Api.Security;
using Assay.Api.Utils;

namespace Assay.Api.Hosting;

/// <summary>The order of the middleware and the list of endpoint groups.</summary>
internal static class ApiPipeline
{
    public static WebApplication UseAssayApi(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseApiErrors();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseRouting();
        app.UseCors();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseBodyRules();
        return app;
    }

    public static WebApplication MapAssayApi(this WebApplication app)
    {
        app.MapHealth();
        app.MapDocs();
        app.MapCandidate();
        app.MapAdminLogin();
        app.MapAdmin();
        app.MapScoring();
        app.MapUtils();
        return app;
    }
}
