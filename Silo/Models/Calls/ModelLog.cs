using Microsoft.Extensions.Logging;

namespace Assay.Silo.Models.Calls;

/// <summary>What is told of the calls: codes and times, never what was said.</summary>
internal sealed partial class ModelLog(ILogger<ModelLog> logger)
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Try {Try} at the model failed ({Code}); the next one is in {Wait}")]
    public partial void TriedAgain(string code, int @try, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Error, Message = "The model fails again and again ({Code}); it is left alone for {Wait}")]
    public partial void CircuitOpened(string code, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Information, Message = "The model answers again")]
    public partial void CircuitClosed();
}
