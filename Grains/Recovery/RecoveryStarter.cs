using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Recovery;

/// <summary>Starts recovery with the silo, and again at once when another silo was declared dead.</summary>
internal sealed partial class RecoveryStarter(
    ISiloStatusOracle silos,
    IGrainFactory grains,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<RecoveryStarter> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    private const int MostTries = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

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
        if (status == SiloStatus.Dead)
            StartAgainAsync().Ignore();
    }

    // Recovery may have lived on the dead silo, and where grains live is being sorted out at this very moment.
    private async Task StartAgainAsync()
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            try
            {
                await grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).Start().WaitAsync(Patience, clock);
                return;
            }
            catch (Exception error)
            {
                // Whatever it is, the next try or the next tick of recovery mends it; nobody waits for this task.
                LogNotStarted(logger, tries, error.GetType().Name);
            }

            await Task.Delay(Pause, clock);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Recovery could not be started at try {Tries} after a silo died ({Reason})")]
    private static partial void LogNotStarted(ILogger logger, int tries, string reason);
}
