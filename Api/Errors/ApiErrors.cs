using Microsoft.AspNetCore.Diagnostics;

namespace Assay.Api.Errors;

/// <summary>Wires errors up: exceptions, and answers that a part of the framework left without a body.</summary>
internal static class ApiErrors
{
    public static IServiceCollection AddApiErrors(this IServiceCollection services)
    {
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.AddProblemDetails();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    public static WebApplication UseApiErrors(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(WriteBareStatus);
        return app;
    }

    private static Task WriteBareStatus(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (code, message) = http.Response.StatusCode switch
        {
            404 => ("not_found", "There is nothing at this address."),
            405 => ("method_not_allowed", "This address does not answer that method."),
            415 => ("unsupported_media_type", "Send the body as application/json."),
            413 => ("body_too_large", "The body is larger than this call accepts."),
            401 => ("invalid_token", "Sign in and send the token as a bearer token."),
            403 => ("forbidden", "This is not yours to see or do."),
            >= 500 => ("internal_error", "Something went wrong on our side."),
            _ => ("invalid_request", "The request cannot be read."),
        };
        return Problems.WriteAsync(http, http.Response.StatusCode, code, message);
    }
}
