using Assay.ServiceBus.Connection;
using Microsoft.Extensions.Logging;

namespace Assay.ServiceBus;

/// <summary>What the bus logs: never a key, a token or a body.</summary>
internal static partial class BusLog
{
    [LoggerMessage(EventId = 4201, Level = LogLevel.Information, Message = "Connected to the bus {Endpoint}")]
    public static partial void Connected(ILogger logger, BusConnectionString endpoint);

    [LoggerMessage(EventId = 4203, Level = LogLevel.Warning, Message = "Does not reach the bus ({Code}), tries again in {Pause}: {Reason}")]
    public static partial void NotReached(ILogger logger, string code, TimeSpan pause, string reason);

    [LoggerMessage(EventId = 4204, Level = LogLevel.Warning, Message = "Cannot renew the token for {Queue} ({Code}): {Reason}")]
    public static partial void TokenNotRenewed(ILogger logger, string queue, string code, string reason);

    [LoggerMessage(EventId = 4205, Level = LogLevel.Warning, Message = "Cannot receive from {Queue} ({Code}), tries again in {Pause}: {Reason}")]
    public static partial void NotReceiving(ILogger logger, string queue, string code, TimeSpan pause, string reason);

    [LoggerMessage(EventId = 4206, Level = LogLevel.Debug, Message = "Receives from {Queue} with {Credit} credits")]
    public static partial void Receiving(ILogger logger, string queue, int credit);

    [LoggerMessage(EventId = 4207, Level = LogLevel.Error, Message = "Dropped a message of {Queue} for which no credit was given")]
    public static partial void Overrun(ILogger logger, string queue);

    [LoggerMessage(EventId = 4208, Level = LogLevel.Warning, Message = "Cannot hand back a message of {Queue} ({Code}); its lock will run out")]
    public static partial void NotHandedBack(ILogger logger, string queue, string code);

    [LoggerMessage(EventId = 4209, Level = LogLevel.Error, Message = "Fails at something unforeseen while connecting to the bus")]
    public static partial void Unforeseen(ILogger logger, Exception failure);
}
