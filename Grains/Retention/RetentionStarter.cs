using Microsoft.Extensions.Options;

namespace Assay.Retention;

/// <summary>Starts retention with the silo, when there is anything to retain for a limited time.</summary>
internal sealed class RetentionStarter(IGrainFactory grains, IOptions<RetentionOptions> options) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(RetentionStarter),
        ServiceLifecycleStage.Active + 1,
        _ => RetentionRules.IsOn(options.Value)
            ? grains.GetGrain<IRetentionGrain>(IRetentionGrain.Key).Start()
            : Task.CompletedTask);
}
