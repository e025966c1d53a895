namespace Assay.ServiceBus;

/// <summary>An operation on the bus failed. The message names no key, no token and no body.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">What a person should read.</param>
/// <param name="outcomeUnknown">True when the broker may have done it all the same.</param>
/// <param name="cause">What the library said.</param>
internal sealed class BusException(BusFailure failure, string message, bool outcomeUnknown = false, Exception? cause = null)
    : Exception(message, cause)
{
    public BusFailure Failure { get; } = failure;

    /// <summary>True when the broker may have done it all the same: the answer was lost or did not come in time.</summary>
    public bool OutcomeUnknown { get; } = outcomeUnknown;

    /// <summary>True when the same call may succeed later without anybody changing anything.</summary>
    public bool IsTransient => Failure is BusFailure.Unreachable or BusFailure.Timeout or BusFailure.Throttled or BusFailure.QueueFull;

    /// <summary>A stable word for logs, metrics and status.</summary>
    public string Code => CodeOf(Failure);

    public static string CodeOf(BusFailure failure) => failure switch
    {
        BusFailure.Unreachable => "bus_unreachable",
        BusFailure.Timeout => "bus_timeout",
        BusFailure.Throttled => "bus_throttled",
        BusFailure.Unauthorized => "bus_unauthorized",
        BusFailure.NotFound => "bus_queue_not_found",
        BusFailure.Disabled => "bus_queue_disabled",
        BusFailure.TooLarge => "bus_message_too_large",
        BusFailure.QueueFull => "bus_queue_full",
        BusFailure.LockLost => "bus_lock_lost",
        BusFailure.Closed => "bus_closed",
        _ => "bus_rejected",
    };
}
