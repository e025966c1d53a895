using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Assay.Api.Docs;

/// <summary>The API's description at <c>/openapi/v1.json</c> and a page to try it at <c>/docs</c>; both work without the internet.</summary>
internal static class ApiDocs
{
    private const string Bearer = "Bearer";

    public static IServiceCollection AddApiDocs(this IServiceCollection services) =>
        services.AddOpenApi(options => options.AddDocumentTransformer(Describe));

    public static IEndpointRouteBuilder MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/docs", static (options, context) =>
            {
                options
                    .WithTitle("Assay")
                    .WithNonce()
                    .DisableDefaultFonts()
                    .DisableTelemetry()
                    .DisableAgent();
                context.Response.OnStarting(static state => AllowThePage((HttpContext)state), context);
            })
            .AllowAnonymous();
        return app;
    }

    private static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Assay",
            Version = "v1",
            Description = "Takes candidates' assessments, scores them and reports on each. Errors are RFC 9457 problem documents with a stable `error` code.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "The token of a sign-in.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        return Task.CompletedTask;
    }

    // The page starts itself from an inline script; this one reply lets that script through by its nonce.
    private static Task AllowThePage(HttpContext context)
    {
        if (context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
        {
            context.Response.Headers[HeaderNames.ContentSecurityPolicy] =
                $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                + "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        }

        return Task.CompletedTask;
    }
}
