using System.Text;

namespace Assay.Api.Pages;

/// <summary>Sends a page that is made for one reader: never cached, never framed, with the policy that fits it.</summary>
internal sealed class PageResult(Markup page, string contentSecurityPolicy) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = contentSecurityPolicy;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(page.Html, Encoding.UTF8, httpContext.RequestAborted);
    }
}
