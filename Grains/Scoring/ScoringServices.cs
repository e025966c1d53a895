using Assay.Reports;
using Assay.Reports.Models;
using Assay.Scoring.Embedded;
using Assay.Scoring.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Assay.Scoring;

/// <summary>Registers scoring and reports.</summary>
internal static class ScoringServices
{
    /// <summary>Adds the scorer, the graders and the report writer where nothing else is registered yet; a model is asked if one is registered.</summary>
    public static IServiceCollection AddAssayScoring(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ScoringOptions>, ScoringOptionsValidator>());
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ScoringOptions>, ModelTimeLimit>());
        services.TryAddSingleton<EmbeddedGrader>();
        services.TryAddSingleton(Graders);
        services.TryAddSingleton<ISubmissionScorer, SubmissionScorer>();
        services.TryAddSingleton<DeterministicReportWriter>();
        services.TryAddSingleton(Reports);
        return services;
    }

    // Whoever registers a model may do so before or after this.
    private static IAnswerGrader Graders(IServiceProvider services)
    {
        IAnswerGrader grader = services.GetRequiredService<EmbeddedGrader>();
        if (services.GetService<IAssayModel>() is not null)
            grader = ActivatorUtilities.CreateInstance<ModelGrader>(services, grader);
        return grader;
    }

    private static IReportWriter Reports(IServiceProvider services) => services.GetService<IAssayModel>() is null
        ? services.GetRequiredService<DeterministicReportWriter>()
        : ActivatorUtilities.CreateInstance<ModelReportWriter>(services);
}
