using System.Globalization;
using Assay.Api.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Assay.Api.Errors;

/// <summary>Makes and writes problem documents; the only place that knows their shape.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    public static IResult Of(int status, string code, string message) => Of(status, code, message, errors: null);

    /// <summary>422 with what is wrong with which field.</summary>
    public static IResult Validation(IReadOnlyDictionary<string, string[]> errors) =>
        Of(
            StatusCodes.Status422UnprocessableEntity,
            "validation_failed",
            string.Join(" ", errors.SelectMany(pair => pair.Value)),
            errors);

    /// <summary>422 with one wrong field.</summary>
    public static IResult Validation(string field, string message) =>
        Validation(new Dictionary<string, string[]> { [field] = [message] });

    public static async Task WriteAsync(
        HttpContext context,
        int status,
        string code,
        string message,
        TimeSpan? retryAfter = null,
        IReadOnlyDictionary<string, string[]>? errors = null)
    {
        var response = context.Response;
        if (response.HasStarted)
            return;
        response.StatusCode = status;
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        await response.WriteAsJsonAsync(Make(status, code, message, errors), ApiJson.Options, ContentType, CancellationToken.None);
    }

    private static IResult Of(int status, string code, string message, IReadOnlyDictionary<string, string[]>? errors) =>
        Results.Json(Make(status, code, message, errors), ApiJson.Options, ContentType, status);

    private static ApiProblem Make(int status, string code, string message, IReadOnlyDictionary<string, string[]>? errors) =>
        new(ReasonPhrases.GetReasonPhrase(status), status, message, code, errors);
}
