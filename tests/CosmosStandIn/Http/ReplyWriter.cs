using System.Globalization;
using Assay.Tests.CosmosStandIn.Store;

namespace Assay.Tests.CosmosStandIn.Http;

internal static class ReplyWriter
{
    public static async Task WriteAsync(HttpContext context, Reply reply, long lsn)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        response.Headers["x-ms-version"] = "2020-07-15";
        response.Headers["x-ms-activity-id"] = context.Request.Headers["x-ms-activity-id"] is { Count: > 0 } given
            ? given.ToString()
            : Guid.NewGuid().ToString();
        response.Headers["x-ms-request-charge"] = reply.Charge.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-ms-session-token"] = $"0:-1#{lsn}";
        foreach (var (name, value) in reply.Headers)
            response.Headers[name] = value;
        if (reply.Body.IsEmpty)
            return;
        response.ContentType = "application/json";
        response.ContentLength = reply.Body.Length;
        await response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }
}
