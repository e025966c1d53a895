using System.Collections.Immutable;
using Assay.Catalog;
using Assay.Pipeline;
using Assay.Storage;
using Assay.Submissions;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Recovery;

/// <summary>The cluster's one recovery grain.</summary>
[GrainType("recovery")]
internal sealed partial class RecoveryGrain(
    ISubmissionCatalog catalog,
    IOptions<PipelineOptions> options,
    SubmissionWaker waker,
    JobSlots slots,
    IJobQueue queue,
    Instruments instruments,
    OrphanSweep orphans,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<RecoveryGrain> logger) : Grain, IRecoveryGrain, IRemindable
{
    private const string KeepAlive = "keep-alive";
    private static readonly TimeSpan QueryLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly ImmutableArray<AlarmKind> Kinds = [AlarmKind.Deadline, AlarmKind.Lane, AlarmKind.Work];
    private const int MostPages = 16;
    private static readonly TimeSpan WholeQueue = TimeSpan.FromDays(365);
    private bool _reminderSet;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(
            _ => TickAsync(),
            new GrainTimerCreationOptions
            {
                DueTime = options.Value.RecoveryInterval,
                Period = options.Value.RecoveryInterval,
                KeepAlive = true,
            });
        return Task.CompletedTask;
    }

    public Task Start() => TickAsync();

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;

    public async Task<int> Sweep()
    {
        var total = 0;
        int woken;
        do
        {
            woken = await SweepOnceAsync();
            total += woken;
        }
        while (woken > 0);
        return total;
    }

    private async Task TickAsync()
    {
        await TryAsync(SweepOnceAsync);
        if (!_reminderSet)
            await TryAsync(SetReminderAsync);

        async Task TryAsync(Func<Task> step)
        {
            try
            {
                await step();
            }
            catch (Exception error)
            {
                // The next tick tries again; the rows keep their alarms.
                LogSweepFailed(logger, error);
            }
        }
    }

    private async Task SetReminderAsync()
    {
        await this.RegisterOrUpdateReminder(KeepAlive, ReminderPeriod, ReminderPeriod);
        _reminderSet = true;
    }

    private async Task<int> SweepOnceAsync()
    {
        var woken = (await orphans.RunAsync()).Woken;
        foreach (var kind in Kinds)
            woken += await WakeDueAsync(kind);
        woken += queue.IsGivenUp ? await TakeBackMessagesAsync() : await WakeDueAsync(AlarmKind.Message);
        if (woken > 0)
        {
            instruments.OnWoken(woken);
            LogWoken(logger, woken);
        }

        return woken;
    }

    private async Task<int> WakeDueAsync(AlarmKind kind)
    {
        using var stop = new CancellationTokenSource(QueryLimit);
        var page = kind == AlarmKind.Lane ? SlotFeeder.LanePage : options.Value.RecoveryPage;
        var due = await catalog.DueAsync(kind, clock.GetUtcNow(), page, stop.Token);
        var woken = await WakeAsync(due);

        // A full page leaves more behind it, for example what waited when the process died. The feeder goes on from here, as
        // fast as slots are freed instead of a page a tick.
        if (due.Length == page && kind is AlarmKind.Lane or AlarmKind.Work)
            slots.NoteWaiting();
        return woken;
    }

    /// <summary>Without a broker no message will come, whatever the rows were promised: they go back to waiting for a slot, some pages a tick.</summary>
    private async Task<int> TakeBackMessagesAsync()
    {
        var woken = 0;
        for (var page = 0; page < MostPages; page++)
        {
            using var stop = new CancellationTokenSource(QueryLimit);
            var waiting = await catalog.DueAsync(AlarmKind.Message, clock.GetUtcNow() + WholeQueue, options.Value.RecoveryPage, stop.Token);
            var acted = await WakeAsync(waiting);
            woken += acted;
            if (waiting.Length < options.Value.RecoveryPage || acted == 0)
                break;
        }

        return woken;
    }

    /// <summary>Wakes a page, a few at a time. Once no slot is free the rest stays in the store: the feeder takes it up as slots are freed.</summary>
    private async Task<int> WakeAsync(ImmutableArray<string> keys)
    {
        var acted = 0;
        foreach (var batch in keys.Chunk(options.Value.RecoveryConcurrency))
        {
            var replies = await Task.WhenAll(batch.Select(waker.WakeAsync));
            acted += replies.Count(reply => reply == WakeReply.Acted);
            if (replies.All(reply => reply == WakeReply.NoSlot))
                break;
        }

        return acted;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Recovery woke {Count} submissions")]
    private static partial void LogWoken(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A recovery sweep failed; the next one is due in seconds")]
    private static partial void LogSweepFailed(ILogger logger, Exception error);
}
