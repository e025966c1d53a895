namespace Assay.Tests.CosmosStandIn.Faults;

public enum FaultKind
{
    /// <summary>429 with a wait; nothing is done.</summary>
    TooManyRequests,

    /// <summary>412 to a write; nothing is done.</summary>
    PreconditionFailed,

    /// <summary>503; nothing is done.</summary>
    ServiceUnavailable,

    /// <summary>403, as to a role that may not do this; nothing is done.</summary>
    Forbidden,

    /// <summary>No answer until the client gives up or the faults are cleared; nothing is done.</summary>
    Hang,

    /// <summary>The connection is cut; nothing is done.</summary>
    Cut,

    /// <summary>The write is done, then the connection is cut without an answer.</summary>
    CutAfterWrite,

    /// <summary>The write is done, but no answer comes until the client gives up or the faults are cleared.</summary>
    HangAfterWrite,

    /// <summary>A query's page without rows, to be continued.</summary>
    EmptyPage,
}
