namespace Assay.Tests.ModelStandIn.Faults;

public enum FaultKind
{
    /// <summary>The model declines: <c>message.refusal</c>, no content.</summary>
    Refusal,

    /// <summary>The service's filter stops the reply: <c>finish_reason</c> <c>content_filter</c>.</summary>
    ContentFilter,

    /// <summary>Azure's filter stops the prompt: 400 with code <c>content_filter</c>.</summary>
    PromptFiltered,

    /// <summary>The text is longer than the model takes: 400 with code <c>context_length_exceeded</c>.</summary>
    PromptTooLong,

    /// <summary>The reply is cut off at half its length: <c>finish_reason</c> <c>length</c>.</summary>
    Truncated,

    /// <summary>The content is no JSON.</summary>
    MalformedContent,

    /// <summary>The body around the content is no JSON.</summary>
    MalformedBody,

    /// <summary>A reply without any choice.</summary>
    NoChoices,

    /// <summary>A reply that does not count its tokens.</summary>
    NoUsage,

    /// <summary>429, with a wait where one is given.</summary>
    TooManyRequests,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>404, as for a model that is not there.</summary>
    NotFound,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>503, with a wait where one is given.</summary>
    Unavailable,

    /// <summary>No answer until the client gives up or the faults are cleared.</summary>
    Hang,

    /// <summary>The answer begins and does not go on until the client gives up or the faults are cleared.</summary>
    HangMidway,

    /// <summary>The answer comes in small pieces, with <see cref="Fault.Pace"/> between them.</summary>
    SlowDrip,

    /// <summary>The connection is cut before anything is answered.</summary>
    Cut,

    /// <summary>The connection is cut in the middle of the answer.</summary>
    CutMidway,

    /// <summary>307 to <see cref="Fault.Location"/>.</summary>
    Redirect,

    /// <summary>200 with a page of HTML, as of a proxy.</summary>
    WrongContentType,

    /// <summary>An answer of <see cref="Fault.Bytes"/>.</summary>
    Huge,
}
