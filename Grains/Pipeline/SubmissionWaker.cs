using Assay.Submissions;
using Microsoft.Extensions.Logging;

namespace Assay.Pipeline;

/// <summary>Wakes submissions by key. One that cannot be woken must not keep the others asleep: it is logged and keeps its alarm.</summary>
internal sealed partial class SubmissionWaker(IGrainFactory grains, ILogger<SubmissionWaker> logger)
{
    public async Task<WakeReply> WakeAsync(string key)
    {
        try
        {
            return await grains.GetGrain<ISubmissionGrain>(key).Wake();
        }
        catch (Exception error)
        {
            LogWakeFailed(logger, error, key);
            return WakeReply.NothingDue;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Submission {Submission} could not be woken; its alarm stays set")]
    private static partial void LogWakeFailed(ILogger logger, Exception error, string submission);
}
