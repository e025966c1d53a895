using Microsoft.Extensions.Logging;

namespace Assay.Silo.Clustering.Client;

/// <summary>Tries to reach the cluster until it is there or the process stops, with growing pauses.</summary>
internal sealed partial class EndlessRetry(ILogger<EndlessRetry> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);
    private TimeSpan _pause = FirstPause;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return false;
        LogNotYet(logger, _pause, exception.Message);
        await Task.Delay(_pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        return !cancellationToken.IsCancellationRequested;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No silo answers yet; the next try is in {Pause}: {Reason}")]
    private static partial void LogNotYet(ILogger logger, TimeSpan pause, string reason);
}
