using Assay.Api.Admin;
using Assay.Api.Auth;
using Assay.Api.Candidate;
using Assay.Api.Docs;
using Assay.Api.Errors;
using Assay.Api.Health;
using Assay.Api.Json;
using Assay.Api.Sample;
using Assay.Api.Security;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Assay.Api.Hosting;

/// <summary>Everything that the front end registers.</summary>
internal static class ApiServices
{
    public static WebApplicationBuilder AddAssayApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.AddApiJson();
        services.AddApiErrors();
        builder.AddApiAuth();
        services.AddApiRateLimits();
        services.AddApiCors(builder.Configuration);
        services.AddApiDocs();
        services.AddCandidate(builder.Configuration);
        services.AddAdmin();
        services.AddHostedService<SampleStarter>();
        services.AddSingleton<StorePing>();
        builder.AddApiTelemetry();
        return builder;
    }
}
