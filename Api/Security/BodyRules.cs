using Assay.Api.Errors;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Assay.Api.Security;

/// <summary>
/// Refuses a body before anything of it is read: compressed ones, whose true size nobody knows yet, and ones that say
/// themselves that they are too large. Kestrel enforces the same limit on bodies that do not say.
/// </summary>
internal static class BodyRules
{
    public static WebApplication UseBodyRules(this WebApplication app)
    {
        app.Use((context, next) => Refuse(context) ?? next(context));
        return app;
    }

    private static Task? Refuse(HttpContext context)
    {
        var request = context.Request;
        if (request.Headers.TryGetValue(HeaderNames.ContentEncoding, out var encoding)
            && !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
        {
            return Problems.WriteAsync(context, 415, "unsupported_encoding", "Send the body without compression.");
        }

        if (request.ContentLength > LimitOf(context))
            return Problems.WriteAsync(context, 413, "body_too_large", "The body is larger than this call accepts.");
        return null;
    }

    public static long LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? BodyLimits.Ordinary;
}
