namespace Assay.Tests.CodeRunnerStandIn.Faults;

public enum FaultKind
{
    /// <summary>422, as for a field that is wrong.</summary>
    Unprocessable,

    /// <summary>503, as while the queue is full.</summary>
    QueueFull,

    /// <summary>429.</summary>
    TooManyRequests,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>No answer until the client gives up or the faults are cleared.</summary>
    Hang,

    /// <summary>The connection is cut.</summary>
    Cut,

    /// <summary>A reply that begins, comes drop by drop and has no end until the client gives up or the faults are cleared.</summary>
    Drip,

    /// <summary>A reply that is no JSON.</summary>
    Malformed,

    /// <summary>JSON, and not what was promised.</summary>
    Strange,

    /// <summary>The answer comes after <see cref="Fault.Delay"/>.</summary>
    Slow,

    /// <summary>Of a program handed in: it stays in the queue for ever.</summary>
    StuckInQueue,

    /// <summary>Of a program handed in: it is worked on for ever.</summary>
    StuckProcessing,

    /// <summary>Of a program handed in: the service fails by itself, status 13.</summary>
    InternalError,
}
