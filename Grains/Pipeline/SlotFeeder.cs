using Assay.Catalog;
using Assay.Storage;
using Assay.Submissions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Pipeline;

/// <summary>Fills freed job slots with the submissions that have waited longest in the store.</summary>
internal sealed partial class SlotFeeder(
    JobSlots slots,
    ISubmissionCatalog catalog,
    SubmissionWaker waker,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<SlotFeeder> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>The lane takes one; the others are asked for because the first may be out of reach, on a silo that has fallen silent.</summary>
    public const int LanePage = 4;

    private const int MostAtOnce = 32;
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(SlotFeeder), ServiceLifecycleStage.Active, OnStart, OnStop);

    public void Dispose() => _stop.Dispose();

    private Task OnStart(CancellationToken cancellationToken)
    {
        _loop = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task OnStop(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await slots.WaitForFreedAsync(_stop.Token);
                await FillAsync();
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Nothing is lost: the rows stay due in the store, and recovery's timer finds them as well.
                LogFeedFailed(logger, error);
            }
        }
    }

    private async Task FillAsync()
    {
        while (slots.Free > 0)
        {
            slots.ClearBacklog();

            // What waits for a taken lane is looked for again when the lane is given back. Noted before the look at the lane:
            // one that is given back in between is then either seen free or signals.
            if (!slots.LaneFree)
                slots.NoteBacklog();
            var acted = false;
            if (slots.LaneFree)
                acted |= await WakeAsync(AlarmKind.Lane, LanePage);
            var room = Math.Min(slots.Free, MostAtOnce);
            if (room > 0)
                acted |= await WakeAsync(AlarmKind.Work, room);
            if (!acted)
                return;
        }
    }

    private async Task<bool> WakeAsync(AlarmKind kind, int limit)
    {
        var due = await catalog.DueAsync(kind, clock.GetUtcNow(), limit, _stop.Token);
        if (due.Length == limit)
            slots.NoteBacklog();
        var replies = await Task.WhenAll(due.Select(waker.WakeAsync));
        return replies.Any(reply => reply == WakeReply.Acted);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Filling freed job slots failed; recovery will find the waiting submissions")]
    private static partial void LogFeedFailed(ILogger logger, Exception error);
}
