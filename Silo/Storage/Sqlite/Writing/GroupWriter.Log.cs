using Microsoft.Extensions.Logging;

namespace Assay.Silo.Storage.Sqlite;

internal sealed partial class GroupWriter
{
    [LoggerMessage(EventId = 4101, Level = LogLevel.Warning, Message = "Failed a transaction of {Items} writes")]
    private partial void LogFailed(Exception failure, int items);

    [LoggerMessage(EventId = 4103, Level = LogLevel.Information, Message = "Writes again")]
    private partial void LogRecovered();
}
