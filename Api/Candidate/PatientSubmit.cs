using Assay.Errors;
using Assay.Submissions;

namespace Assay.Api.Candidate;

/// <summary>
/// Repeats a hand-in until it is durably accepted or refused for good: 5 seconds a try, 45 seconds in all. Every try carries
/// the same request id, so a try whose outcome is unknown is never counted twice.
/// </summary>
internal sealed partial class PatientSubmit(
    IGrainFactory grains,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<PatientSubmit> logger)
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    internal static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    public Task<SubmitReply> SubmitAsync(string submissionId, SubmitAnswers command) =>
        RepeatAsync(() => grains.GetGrain<ISubmissionGrain>(submissionId).Submit(command));

    internal async Task<SubmitReply> RepeatAsync(Func<Task<SubmitReply>> call)
    {
        var begun = clock.GetTimestamp();
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(call, begun);
            }
            catch (Exception error) when (error is not AssayException { Kind: not ErrorKind.Unavailable })
            {
                LogRepeat(attempt, error.GetType().Name);
            }

            if (clock.GetElapsedTime(begun) + pause >= Patience)
                throw new AssayException(ErrorKind.Unavailable, "unavailable", "Your test cannot be stored right now. Please hand in again.");
            await Task.Delay(pause, clock);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<SubmitReply> OnceAsync(Func<Task<SubmitReply>> call, long begun)
    {
        var left = Patience - clock.GetElapsedTime(begun);
        var running = call();
        try
        {
            return await running.WaitAsync(left < OneTry ? left : OneTry, clock);
        }
        catch (TimeoutException)
        {
            // It may still end well or badly; nobody waits for it any more.
            _ = running.ContinueWith(
                static task => _ = task.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Repeats a hand-in after try {Attempt}: {Reason}")]
    private partial void LogRepeat(int attempt, string reason);
}
