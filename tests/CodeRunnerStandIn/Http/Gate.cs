using System.Globalization;
using Assay.Tests.CodeRunnerStandIn.Faults;

namespace Assay.Tests.CodeRunnerStandIn.Http;

/// <summary>Stands before every call: checks its key and lets faults strike.</summary>
internal sealed class Gate(string key, FaultPlan faults)
{
    public const string KeyHeader = "X-Auth-Token";

    /// <summary>The answer instead of the call's own, or what is to go wrong with the call, or neither.</summary>
    public async Task<(IResult? Instead, FaultKind? Fault)> PassAsync(Operation operation, HttpContext context)
    {
        if (key.Length > 0 && context.Request.Headers[KeyHeader] != key)
            return (Results.StatusCode(StatusCodes.Status401Unauthorized), null);
        if (faults.Strike(operation) is not { } fault)
            return (null, null);
        switch (fault.Kind)
        {
            case FaultKind.Unprocessable:
                return (Results.Json(new { cpu_time_limit = new[] { "must be less than or equal to 1" } }, statusCode: 422), null);
            case FaultKind.QueueFull:
                return (Refuse(context, 503, "queue is full", fault.RetryAfter), null);
            case FaultKind.TooManyRequests:
                return (Refuse(context, 429, "too many requests", fault.RetryAfter), null);
            case FaultKind.ServerError:
                return (Refuse(context, 500, "internal", fault.RetryAfter), null);
            case FaultKind.NotFound:
                return (Results.StatusCode(StatusCodes.Status404NotFound), null);
            case FaultKind.Malformed:
                return (Results.Text("{\"token\": \"", "application/json"), null);
            case FaultKind.Strange:
                return (Results.Text("""{"status":"done","token":[1]}""", "application/json"), null);
            case FaultKind.Cut:
                context.Abort();
                return (Results.Empty, null);
            case FaultKind.Hang:
                await WaitAsync(Timeout.InfiniteTimeSpan, context);
                context.Abort();
                return (Results.Empty, null);
            case FaultKind.Drip:
                await DripAsync(context);
                return (Results.Empty, null);
            case FaultKind.Slow:
                await WaitAsync(fault.Delay, context);
                return (null, null);
            default:
                return (null, fault.Kind);
        }
    }

    private static IResult Refuse(HttpContext context, int status, string error, int? retryAfter)
    {
        if (retryAfter is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Results.Json(new { error }, statusCode: status);
    }

    private async Task DripAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        while (!context.RequestAborted.IsCancellationRequested && !faults.Cleared.IsCancellationRequested)
        {
            await context.Response.WriteAsync(" ", context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await WaitAsync(TimeSpan.FromMilliseconds(50), context);
        }

        context.Abort();
    }

    private async Task WaitAsync(TimeSpan time, HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, faults.Cleared);
        await Task.Delay(time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
