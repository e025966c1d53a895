using System.Globalization;
using Assay.Tests.ModelStandIn.Faults;

namespace Assay.Tests.ModelStandIn.Wire;

/// <summary>What a fault makes of an answer.</summary>
internal static class FaultAnswers
{
    /// <summary>Answers in the model's place where the fault is one of the service or of the network.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="sent">What was sent: errors may repeat it, as those of real services do.</param>
    /// <param name="cleared">Ends what hangs.</param>
    /// <returns>False when the model's reply is to be written, spoiled.</returns>
    public static async Task<bool> TryAnswerAsync(HttpContext context, Fault fault, string sent, CancellationToken cleared)
    {
        switch (fault.Kind)
        {
            case FaultKind.Hang:
                using (var end = CancellationTokenSource.CreateLinkedTokenSource(cleared, context.RequestAborted))
                    await Task.Delay(Timeout.Infinite, end.Token);
                return true;
            case FaultKind.Cut:
                context.Abort();
                return true;
            case FaultKind.Redirect:
                await Results.Redirect(fault.Location, preserveMethod: true).ExecuteAsync(context);
                return true;
            case FaultKind.WrongContentType:
                await Results.Text("<html><body>Sign in to the network</body></html>", "text/html").ExecuteAsync(context);
                return true;
            default:
                if (ErrorOf(fault.Kind, sent) is not { } error)
                    return false;
                SayWait(context.Response.Headers, fault);
                await error.ToResult().ExecuteAsync(context);
                return true;
        }
    }

    public static Completion Spoil(Completion reply, Fault? fault) => fault?.Kind switch
    {
        FaultKind.Refusal => reply with { Refusal = "I'm sorry, I can't assist with that.", Content = null },
        FaultKind.ContentFilter => reply with { Content = "", FinishReason = "content_filter" },
        FaultKind.Truncated => reply with { Content = reply.Content![..(reply.Content!.Length / 2)], FinishReason = "length" },
        FaultKind.MalformedContent => reply with { Content = "Sure! Here is the result: {\"verdict\": " },
        FaultKind.NoChoices => reply with { HasChoices = false },
        FaultKind.NoUsage => reply with { CountsTokens = false },
        FaultKind.Huge => reply with { Content = new string('x', fault.Bytes) },
        _ => reply,
    };

    private static WireError? ErrorOf(FaultKind kind, string sent) => kind switch
    {
        FaultKind.TooManyRequests => new(429, "requests", "rate_limit_exceeded", "Rate limit reached."),
        FaultKind.BadRequest => WireError.Bad($"Invalid content: {sent}"),
        FaultKind.PromptFiltered => WireError.Bad("The response was filtered due to the prompt triggering content management policy.", "content_filter", "prompt"),
        FaultKind.PromptTooLong => WireError.Bad("This model's maximum context length is 8192 tokens.", "context_length_exceeded", "messages"),
        FaultKind.NotFound => new(404, "invalid_request_error", "model_not_found", "The model does not exist or you do not have access to it."),
        FaultKind.ServerError => new(500, "server_error", null, $"The server had an error while processing your request: {sent}"),
        FaultKind.Unavailable => new(503, "server_error", null, "The engine is currently overloaded."),
        _ => null,
    };

    private static void SayWait(IHeaderDictionary headers, Fault fault)
    {
        if (fault.RetryAfter is not { } wait)
            return;
        var seconds = Math.Ceiling(wait.TotalSeconds);
        headers.RetryAfter = fault.Form == WaitForm.Date
            ? TimeProvider.System.GetUtcNow().AddSeconds(seconds + 1).ToString("R", CultureInfo.InvariantCulture)
            : seconds.ToString(CultureInfo.InvariantCulture);
        if (fault.Form == WaitForm.Milliseconds)
            headers["retry-after-ms"] = wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
    }
}
