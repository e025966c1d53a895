namespace Assay.Recovery;

/// <summary>Starts recovery with the silo, and again at once when another silo was declared dead.</summary>
internal sealed class RecoveryStarter(ISiloStatusOracle silos, IGrainFactory grains)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
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
            grains.GetGrain<IRecoveryGrain>(IRecoveryGrain.Key).Start().Ignore();
    }
}
