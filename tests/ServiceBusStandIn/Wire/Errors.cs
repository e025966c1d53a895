using Amqp.Framing;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>The errors of the service, by its names.</summary>
internal static class Errors
{
    public const string DeadLetter = "com.microsoft:dead-letter";

    public static Error ServerBusy { get; } = Of("com.microsoft:server-busy", "The request was terminated because the entity is being throttled. Error code: 50009. Please wait 2 seconds and try again.");

    public static Error LockLost { get; } = Of("com.microsoft:message-lock-lost", "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.");

    public static Error MessageNotFound { get; } = Of("com.microsoft:message-not-found", "The message could not be found.");

    public static Error TooLarge { get; } = Of("amqp:link:message-size-exceeded", "The message is larger than the queue allows.");

    public static Error NotReadable { get; } = Of("amqp:decode-error", "The message could not be read.");

    public static Error DetachForced { get; } = Of("amqp:link:detach-forced", "The link is force detached by the broker.");

    public static Error NotFound(string path) => Of("amqp:not-found", $"The messaging entity '{path}' could not be found.");

    public static Error Unauthorized(string claim) => Of("amqp:unauthorized-access", $"Unauthorized access. '{claim}' claim(s) are required to perform this operation.");

    public static Error NotAllowed(string what) => Of("amqp:not-allowed", what);

    private static Error Of(string condition, string description) => new(condition) { Description = description };
}
