namespace Assay.Submissions;

internal sealed partial class SubmissionGrain
{
    private static readonly TimeSpan ShortestReminder = TimeSpan.FromMinutes(1);

    /// <summary>Wakes this grain for its next attempt. Losing the alarm costs time only: the row's wake-up column holds the same due time.</summary>
    private async Task SetRetryAlarmAsync(TimeSpan wait)
    {
        if (wait < ShortestReminder)
        {
            this.RegisterGrainTimer(
                async _ => await ResumeAsync(),
                new GrainTimerCreationOptions
                {
                    DueTime = wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
                    Period = Timeout.InfiniteTimeSpan,
                    KeepAlive = true,
                });
            return;
        }

        try
        {
            await this.RegisterOrUpdateReminder(RetryReminder, wait, ShortestReminder);
            _services.Instruments.OnReminderWritten();
        }
        catch (Exception error)
        {
            LogReminderFailed(_logger, error, Key);
        }
    }

    private async Task ClearReminderAsync()
    {
        try
        {
            await RemoveReminderAsync();
        }
        catch (Exception error)
        {
            // It rings once more and finds nothing due.
            LogReminderFailed(_logger, error, Key);
        }
    }

    private async Task RemoveReminderAsync()
    {
        if (await this.GetReminder(RetryReminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }
}
