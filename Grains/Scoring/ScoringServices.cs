using Assay.Reports;
using Assay.Scoring.Code;
using Assay.Scoring.Embedded;
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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<ScoringOptions>, CodeTimeLimit>());
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton<EmbeddedGrader>();
        services.TryAddSingleton<IAnswerGrader>(Grader);
        services.TryAddSingleton<ISubmissionScorer, SubmissionScorer>();
        services.TryAddSingleton<IReportWriter, DeterministicReportWriter>();
        return services;
    }

    // Each wraps the one before it, and is there when its port is.
    private static IAnswerGrader Grader(IServiceProvider services)
    {
        IAnswerGrader grader = services.GetRequiredService<EmbeddedGrader>();
        return services.GetService<ICodeRunner>() is { } runner ? new CodeGrader(grader, runner) : grader;
    }
}
