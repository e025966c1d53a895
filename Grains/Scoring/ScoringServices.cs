using Assay.Reports;
using Assay.Reports.Models;
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
    /// <summary>Adds the scorer, the graders and the report writer where nothing else is registered yet. A model or a code runner must be registered before.</summary>
    public static IServiceCollection AddAssayScoring(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ScoringOptions>, ScoringOptionsValidator>());
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton<EmbeddedGrader>();
        services.TryAddSingleton<DeterministicReportWriter>();
        if (services.Any(service => service.ServiceType == typeof(IAssayModel)))
        {
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ScoringOptions>, ModelTimeLimit>());
            services.TryAddSingleton<ModelInstruments>();
            services.TryAddSingleton<IModelDesk, ModelDesk>();
            services.TryAddSingleton<IReportWriter, ModelReportWriter>();
        }

        services.TryAddSingleton(Graders);
        services.TryAddSingleton<IReportWriter>(provider => provider.GetRequiredService<DeterministicReportWriter>());
        services.TryAddSingleton<ISubmissionScorer, SubmissionScorer>();
        return services;
    }

    // Each over the one before, which it asks first or leaves the rest to.
    private static IAnswerGrader Graders(IServiceProvider services)
    {
        IAnswerGrader grader = services.GetRequiredService<EmbeddedGrader>();
        if (services.GetService<IModelDesk>() is not null)
            grader = ActivatorUtilities.CreateInstance<ModelGrader>(services, grader);
        return grader;
    }
}
