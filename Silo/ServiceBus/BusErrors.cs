using System.Net.Sockets;
using System.Security.Authentication;
using Amqp;
using Amqp.Framing;

namespace Assay.ServiceBus;

/// <summary>What AMQP conditions, status codes and exceptions of the library mean.</summary>
internal static class BusErrors
{
    public const string ServerBusy = "com.microsoft:server-busy";
    private const string LockLost = "com.microsoft:message-lock-lost";

    public static BusFailure FromCondition(string? condition) => condition switch
    {
        "amqp:unauthorized-access" or "com.microsoft:auth-failed" => BusFailure.Unauthorized,
        "amqp:not-found" or "com.microsoft:message-not-found" => BusFailure.NotFound,
        "com.microsoft:entity-disabled" => BusFailure.Disabled,
        ServerBusy or "com.microsoft:device-throttled" => BusFailure.Throttled,
        "amqp:link:message-size-exceeded" => BusFailure.TooLarge,
        "amqp:resource-limit-exceeded" => BusFailure.QueueFull,
        LockLost => BusFailure.LockLost,
        "com.microsoft:timeout" => BusFailure.Timeout,
        null => BusFailure.Unreachable,
        "amqp:connection:forced" or "amqp:connection:framing-error" or "amqp:link:detach-forced" => BusFailure.Unreachable,
        "amqp:internal-error" or "amqp:illegal-state" => BusFailure.Unreachable,
        "com.microsoft:operation-cancelled" or "com.microsoft:container-close" => BusFailure.Unreachable,
        _ => BusFailure.Rejected,
    };

    /// <summary>What the answer of <c>$cbs</c> or <c>$management</c> means.</summary>
    public static BusFailure FromStatus(int status, string? condition) => (status, condition) switch
    {
        (401 or 403, _) => BusFailure.Unauthorized,
        (_, { Length: > 0 }) when FromCondition(condition) is not BusFailure.Rejected and not BusFailure.Unreachable => FromCondition(condition),
        (404, _) => BusFailure.NotFound,
        (408, _) => BusFailure.Timeout,
        (410, _) => BusFailure.LockLost,
        (429 or 503, _) => BusFailure.Throttled,
        _ when status >= 500 => BusFailure.Unreachable,
        _ => BusFailure.Rejected,
    };

    public static BusException From(Error? error, string doing, bool outcomeUnknown = false) => new(
        FromCondition(error?.Condition),
        $"{doing}: {error?.Description ?? error?.Condition ?? "the connection was closed"}",
        outcomeUnknown);

    public static BusException From(Exception failure, string doing, bool outcomeUnknown = false) => failure switch
    {
        BusException known => known,
        AmqpException amqp => new BusException(FromCondition(amqp.Error?.Condition), $"{doing}: {amqp.Message}", outcomeUnknown, amqp),
        TimeoutException => new BusException(BusFailure.Timeout, $"{doing}: no answer within the limit", outcomeUnknown, failure),
        AuthenticationException => new BusException(BusFailure.Unauthorized, $"{doing}: {failure.Message}", outcomeUnknown, failure),
        _ when IsCut(failure) => new BusException(BusFailure.Unreachable, $"{doing}: {failure.Message}", outcomeUnknown, failure),
        _ => new BusException(BusFailure.Rejected, $"{doing}: {failure.Message}", outcomeUnknown, failure),
    };
    private static bool IsCut(Exception failure) =>
        failure is SocketException or IOException or ObjectDisposedException or OperationCanceledException;
}
