namespace Assay.ServiceBus;

/// <summary>Why the bus did not do what it was asked. The words of <see cref="BusException.Code"/> follow from these.</summary>
internal enum BusFailure
{
    /// <summary>No connection, or it was cut.</summary>
    Unreachable,

    /// <summary>No answer within the limit.</summary>
    Timeout,

    /// <summary>The namespace asks for fewer operations (50009).</summary>
    Throttled,

    /// <summary>The key or identity is not accepted, or lacks the right.</summary>
    Unauthorized,

    /// <summary>No such queue.</summary>
    NotFound,

    /// <summary>The queue is disabled.</summary>
    Disabled,

    /// <summary>The message is larger than the queue takes.</summary>
    TooLarge,

    /// <summary>The queue holds as much as it may.</summary>
    QueueFull,

    /// <summary>The message is no longer ours: its lock ran out or it is settled.</summary>
    LockLost,

    /// <summary>Refused for another reason; the message says which.</summary>
    Rejected,

    /// <summary>This side is closing.</summary>
    Closed,
}
