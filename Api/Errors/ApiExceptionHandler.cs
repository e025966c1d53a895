using Microsoft.AspNetCore.Diagnostics;

namespace Assay.Api.Errors;

/// <summary>Turns every exception that leaves an endpoint into a problem document.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var refusal = Refusal.For(exception);
        if (refusal.Status == StatusCodes.Status500InternalServerError)
            LogInternal(httpContext.Request.Method, RouteOf(httpContext), exception);
        else if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
            LogUnavailable(httpContext.Request.Method, RouteOf(httpContext), exception.GetType().Name);

        await Problems.WriteAsync(httpContext, refusal.Status, refusal.Code, refusal.Message, refusal.RetryAfter, refusal.Errors);
        return true;
    }

    // The pattern, not the path: paths carry ids.
    private static string RouteOf(HttpContext context)
    {
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint();
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
    }

    [LoggerMessage(LogLevel.Error, "Failed to answer {Method} {Route}")]
    private partial void LogInternal(string method, string route, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Could not answer {Method} {Route} now: {Reason}")]
    private partial void LogUnavailable(string method, string route, string reason);
}
