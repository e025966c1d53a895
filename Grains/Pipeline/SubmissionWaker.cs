using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Pipeline;

/// <summary>Wakes submissions by key. One that cannot be woken must not keep the others asleep: it is logged and keeps its alarm.</summary>
internal sealed partial class SubmissionWaker(
    IGrainFactory grains,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<SubmissionWaker> logger)
{
    // A silo that has fallen silent holds its callers for 30 seconds; the others' submissions must not wait with them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<WakeReply> WakeAsync(string key)
    {
        try
        {
            return await grains.GetGrain<ISubmissionGrain>(key).Wake().WaitAsync(Patience, clock);
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
