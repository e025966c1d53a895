using System.Text.Json;
using Assay.Errors;

namespace Assay.Api.Errors;

/// <summary>What the caller is told about an exception: never more than a documented code and a sentence.</summary>
internal sealed record Refusal(
    int Status,
    string Code,
    string Message,
    TimeSpan? RetryAfter = null,
    IReadOnlyDictionary<string, string[]>? Errors = null)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(60);

    public static Refusal For(Exception error) => error switch
    {
        AssayException known => For(known),
        ValidationFailedException rules => new Refusal(422, ValidationFailedException.Code, rules.Message, Errors: rules.Errors),
        BadHttpRequestException bad => For(bad),
        TimeoutException or Orleans.Runtime.OrleansException => Unavailable(),

        // A silo that ends takes its services away from calls that it still answers; who asked has not gone (that is told apart before).
        ObjectDisposedException or OperationCanceledException => Unavailable(),

        // Everything of ours can cross to a client. What cannot is a silo's own trouble, for example in placing a grain.
        Orleans.Serialization.CodecNotFoundException or Orleans.Serialization.UnavailableExceptionFallbackException => Unavailable(),
        _ => new Refusal(500, "internal_error", "Something went wrong on our side. It has been logged."),
    };

    private static Refusal Unavailable() =>
        new(503, "unavailable", "The service cannot answer right now. Please repeat the call.", Soon);

    private static Refusal For(AssayException error) => error.Kind switch
    {
        ErrorKind.Invalid => new(400, error.Code, error.Message),
        ErrorKind.Unauthorized => new(401, error.Code, error.Message),
        ErrorKind.Forbidden => new(403, error.Code, error.Message),
        ErrorKind.NotFound => new(404, error.Code, error.Message),
        ErrorKind.Conflict => new(409, error.Code, error.Message),
        ErrorKind.Gone => new(410, error.Code, error.Message),
        ErrorKind.TooLarge => new(413, error.Code, error.Message),
        ErrorKind.Unprocessable => new(422, error.Code, error.Message, Errors: Field("request", error.Message)),
        ErrorKind.Throttled => new(429, error.Code, error.Message, Later),
        ErrorKind.Unavailable => new(503, error.Code, error.Message, Soon),
        _ => new(500, "internal_error", "Something went wrong on our side. It has been logged."),
    };

    private static Refusal For(BadHttpRequestException error) => error switch
    {
        { StatusCode: 413 } => new(413, "body_too_large", "The body is larger than this call accepts."),
        { StatusCode: 415 } => new(415, "unsupported_media_type", "Send the body as application/json."),
        { InnerException: JsonException json } when IsWellFormed(json) =>
            new(422, "validation_failed", "A field has the wrong type.", Errors: Field(json.Path ?? "$", "The value has the wrong type.")),
        { InnerException: JsonException } => new(400, "invalid_json", "The body is not valid JSON."),
        { StatusCode: 408 } => new(408, "request_timeout", "The body arrived too slowly."),
        _ => new(400, "invalid_request", "The request cannot be read."),
    };

    // The serializer wraps the reader's own exception when the text is broken; a wrong type comes without one.
    private static bool IsWellFormed(JsonException error) => error.InnerException is not JsonException;

    private static Dictionary<string, string[]> Field(string name, string message) => new() { [name] = [message] };
}
