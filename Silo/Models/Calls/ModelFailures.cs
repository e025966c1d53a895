using System.ClientModel;
using System.Text.Json;
using Assay.Pipeline;
using Assay.Silo.Models.Wire;
using Azure.Identity;

namespace Assay.Silo.Models.Calls;

/// <summary>
/// What a failed try means. What the service said is not passed on: it may repeat what it was sent. Nor is the error itself,
/// whose text holds that.
/// </summary>
internal static class ModelFailures
{
    public const string Timeout = "model_timeout";
    public const string RateLimited = "model_rate_limited";
    public const string Unavailable = "model_unavailable";
    public const string CircuitOpen = "model_circuit_open";
    public const string Unauthorized = "model_unauthorized";
    public const string RejectedRequest = "model_rejected_request";
    public const string BadReply = "model_bad_reply";

    private static readonly HashSet<string> RefusedTexts = new(StringComparer.Ordinal)
    {
        "content_filter", "content_policy_violation", "invalid_prompt", "context_length_exceeded", "string_above_max_length",
    };

    /// <returns>Null for what is no failure of the model.</returns>
    public static StageException? Of(Exception error, TimeProvider clock) => error switch
    {
        ClientResultException { Status: > 0 } answered => OfStatus(answered, clock),
        AuthenticationFailedException => new StageException(Unauthorized, "The process has no identity that the model's service would know; sign-in failed."),
        ReplyTooLongException => new StageException(BadReply, "The model's reply is longer than any that was asked for."),
        ClientResultException or HttpRequestException or IOException when Caused<ReplyTooLongException>(error) => Of(new ReplyTooLongException(), clock),
        ClientResultException or HttpRequestException or IOException or OperationCanceledException => new StageException(Unavailable, "The model's service cannot be reached, or the connection was cut."),
        JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException =>
            new StageException(BadReply, "The model's service answered something that is no reply."),
        _ => null,
    };

    /// <summary>
    /// True when the service takes the request but not this text in it: its filter stopped it, or it is too long for the model. That is
    /// a matter of one answer, which a human can judge, and no reason to fail all others of the submission.
    /// </summary>
    public static bool IsRefusal(Exception error)
    {
        if (error is ClientResultException { Status: 413 })
            return true;
        if (error is not ClientResultException { Status: 400 } refused || refused.GetRawResponse()?.Content is not { } body)
            return false;
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("error").GetProperty("code").GetString() is { } code && RefusedTexts.Contains(code);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static StageException OfStatus(ClientResultException error, TimeProvider clock)
    {
        var wait = RetryAfter.Of(error.GetRawResponse(), clock);
        return error.Status switch
        {
            401 or 403 => new StageException(Unauthorized, $"The model's service does not let us in ({error.Status})."),
            408 => new StageException(Timeout, "The model's service took too long (408).", retryAfter: wait),
            429 => new StageException(RateLimited, "The model's service takes no more requests for now (429).", retryAfter: wait),
            >= 500 => new StageException(Unavailable, $"The model's service failed ({error.Status}).", retryAfter: wait),
            >= 300 => new StageException(RejectedRequest, $"The model's service rejected the request ({error.Status}).", permanent: true),
            _ => new StageException(BadReply, "The model's service answered something that is no reply."),
        };
    }

    private static bool Caused<T>(Exception? error)
        where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T || (error is AggregateException many && many.InnerExceptions.Any(Caused<T>)))
                return true;
        }

        return false;
    }
}
