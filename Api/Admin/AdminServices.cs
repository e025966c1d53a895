using Assay.Api.Admin.Audit;
using Assay.Api.Admin.Queue;
using Assay.Api.Admin.Tests;
using Assay.Api.Scoring;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assay.Api.Admin;

/// <summary>What the admin's calls and the scoring calls are made of.</summary>
internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services)
    {
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.TryAddSingleton<AuditTrail>();
        services.TryAddSingleton<TestCreation>();
        services.TryAddSingleton<EvaluationWait>();
        services.TryAddSingleton(provider => QueueNames.From(provider.GetRequiredService<IConfiguration>()));
        return services;
    }
}
