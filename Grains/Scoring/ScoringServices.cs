using Assay.Reports;
using Assay.Scoring.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assay.Scoring;

/// <summary>Registers scoring and reports.</summary>
internal static class ScoringServices
{
    /// <summary>Adds the scorer, the embedded grader and the deterministic report writer where nothing else is registered yet.</summary>
    public static IServiceCollection AddAssayScoring(this IServiceCollection services)
    {
        services.AddOptions<ScoringOptions>()
            .Validate(options => options.AnswerTimeLimit > TimeSpan.Zero, $"{nameof(ScoringOptions.AnswerTimeLimit)} must be above zero.");
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton<IAnswerGrader, EmbeddedGrader>();
        services.TryAddSingleton<ISubmissionScorer, SubmissionScorer>();
        services.TryAddSingleton<IReportWriter, DeterministicReportWriter>();
        return services;
    }
}
