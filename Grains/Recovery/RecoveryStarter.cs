using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Recovery;

/// <summary>
/// Starts recovery with the silo, and again when another silo was declared dead. Then this silo also looks for orphans itself:
/// the recovery grain may have lived on the dead silo, or live on one that has fallen silent and is not declared dead yet.
/// </summary>
internal sealed partial class RecoveryStarter(
    ISiloStatusOracle silos,
    IGrainFactory grains,
    OrphanSweep orphans,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<RecoveryStarter> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    private const int MostLooks = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private int _looking;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(RecoveryStarter),
        ServiceLifecycleStage.Active + 1,
        _ =>
        {
            silos.SubscribeToSiloStatusEvents(this);
            return grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).Start();
        },
        _ =>
        {
            silos.UnSubscribeFromSiloStatusEvents(this);
            return Task.CompletedTask;
        });

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        // A second death while this silo looks is seen by one more look.
        if (status == SiloStatus.Dead && Interlocked.Increment(ref _looking) == 1)
            LookUntilNoneIsLeftAsync().Ignore();
    }

    private async Task LookUntilNoneIsLeftAsync()
    {
        // One silo after the other, so that in a large cluster the first does most of it and the others find little left.
        await Task.Delay(Pause * Rank(), clock);
        for (var look = 1; look <= MostLooks; look++)
        {
            var seen = Volatile.Read(ref _looking);
            if (await NoneIsLeftAsync() && Interlocked.CompareExchange(ref _looking, 0, seen) == seen)
                return;
            await Task.Delay(Pause, clock);
        }

        Interlocked.Exchange(ref _looking, 0);
        LogLeft(logger, MostLooks);
    }

    private async Task<bool> NoneIsLeftAsync()
    {
        try
        {
            await grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).Start();
            return (await orphans.RunAsync()).Found == 0;
        }
        catch (Exception error)
        {
            // Where grains live is being sorted out at this very moment, or the store is away as well: the next look mends it.
            LogLookFailed(logger, error.GetType().Name);
            return false;
        }
    }

    private int Rank() => silos.GetApproximateSiloStatuses(onlyActive: true).Keys
        .Count(address => address.CompareTo(silos.SiloAddress) < 0);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for what a dead silo left failed ({Reason}); it is tried again")]
    private static partial void LogLookFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A dead silo's submissions were not all taken up after {Looks} looks; recovery's timer goes on")]
    private static partial void LogLeft(ILogger logger, int looks);
}
