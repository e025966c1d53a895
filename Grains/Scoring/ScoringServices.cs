using Assay.Reports;
using Assay.Scoring.Embedded;
using Assay.Scoring.Models;
using Assay.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assay.Scoring;

/// <summary>Registers scoring and reports.</summary>
internal static class ScoringServices
{
    /// <summary>Adds the scorer, the embedded grader and the deterministic report writer where nothing else is registered yet.</summary>
    public static IServiceCollection AddAssayScoring(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ScoringOptions>, ScoringOptionsValidator>());
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton<IAnswerGrader, EmbeddedGrader>();
        services.TryAddSingleton<ISubmissionScorer, SubmissionScorer>();
        services.TryAddSingleton<IReportWriter, DeterministicReportWriter>();
        if (services.Any(service => service.ServiceType == typeof(IAssayModel)))
        {
            services.TryAddSingleton<ModelInstruments>();
            services.TryAddSingleton<IModelDesk, ModelDesk>();
        }

        return services;
    }
}
