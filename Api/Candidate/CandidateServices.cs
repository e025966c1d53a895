using Assay.Api.Auth;

namespace Assay.Api.Candidate;

/// <summary>What the candidate's calls need.</summary>
internal static class CandidateServices
{
    public static IServiceCollection AddCandidate(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(CandidateLoginOptions.Read(configuration));
        services.AddSingleton<CandidateLoginThrottle>();
        services.AddSingleton<PatientSubmit>();
        services.AddSingleton(provider => new PageCursor(provider.GetRequiredService<SigningKey>()));
        return services;
    }
}
