using Assay.Assessments;
using Assay.Catalog;
using Assay.Pipeline;
using Assay.Queue;
using Assay.Recovery;
using Assay.Retention;
using Assay.Scoring.Embedded.Strictness;
using Assay.Scoring.Models;
using Assay.Submissions;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assay;

/// <summary>What the grains need of a silo's services, apart from the ports that the host implements.</summary>
internal static class GrainServices
{
    public static IServiceCollection AddAssayGrains(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton<JobSlots>();
        services.TryAddSingleton<SubmissionWaker>();
        services.TryAddSingleton<Instruments>();
        services.TryAddSingleton<AssessmentCache>();
        services.TryAddSingleton<StrictnessCurves>();
        services.TryAddSingleton<SubmissionServices>();
        services.TryAddSingleton<TotalsCache>();
        services.TryAddSingleton<WorkWatch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, SlotFeeder>());
        services.TryAddSingleton<IJobQueue, NoJobQueue>();
        services.TryAddSingleton<IDeadLetterQueue, NoDeadLetterQueue>();
        services.TryAddSingleton<IModelProbe, NoModelProbe>();
        services.TryAddSingleton<ModelWatch>();
        services.TryAddSingleton<OrphanSweep>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, RecoveryStarter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILifecycleParticipant<ISiloLifecycle>, RetentionStarter>());
        return services;
    }
}
