using Assay.Reports;
using Assay.Reports.Models;
using Assay.Scoring.Code;
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
    /// <summary>Adds the scorer, the graders and the report writers where nothing else is registered yet.</summary>
    public static IServiceCollection AddAssayScoring(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ScoringOptions>, ScoringOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ScoringOptions>, OutsideTimeLimit>());
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton<EmbeddedGrader>();
        services.TryAddSingleton<ModelInstruments>();
        services.TryAddSingleton<IModelDesk>(provider => ActivatorUtilities.CreateInstance<ModelDesk>(provider));
        services.TryAddSingleton(Graders);
        services.TryAddSingleton<ISubmissionScorer, SubmissionScorer>();
        services.TryAddSingleton<DeterministicReportWriter>();
        services.TryAddSingleton(Reports);
        return services;
    }

    // Each wraps the one before it, and is there when its port is: whoever registers a port may do so before or after this.
    private static IAnswerGrader Graders(IServiceProvider services)
    {
        IAnswerGrader grader = services.GetRequiredService<EmbeddedGrader>();
        if (services.GetService<IAssayModel>() is not null)
            grader = ActivatorUtilities.CreateInstance<ModelGrader>(services, grader);
        return services.GetService<ICodeRunner>() is { } runner ? new CodeGrader(grader, runner) : grader;
    }

    private static IReportWriter Reports(IServiceProvider services) => services.GetService<IAssayModel>() is null
        ? services.GetRequiredService<DeterministicReportWriter>()
        : ActivatorUtilities.CreateInstance<ModelReportWriter>(services);
}
