namespace Assay.Chaos.Silos;

/// <summary>Writes down when this silo hears that another was declared dead.</summary>
internal sealed class DeathWatch(ISiloStatusOracle silos, SiloRecord record, ILocalSiloDetails self) : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        nameof(DeathWatch),
        ServiceLifecycleStage.RuntimeInitialize + 1,
        _ =>
        {
            record.Write(SiloRecord.Self, self.SiloAddress.ToParsableString());
            silos.SubscribeToSiloStatusEvents(this);
            return Task.CompletedTask;
        });

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead)
            record.Write(SiloRecord.Dead, updatedSilo.ToParsableString());
    }
}
