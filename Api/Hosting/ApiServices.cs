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
    /// <param name="builder">The process.</param>
    /// <param name="cluster">The cluster that the grains live in, in words; null when they live in this process.</param>
    public static WebApplicationBuilder AddAssayApi(this WebApplicationBuilder builder, string? cluster)
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
        services.AddSingleton(new GrainsPlace(cluster));
        if (cluster is null)
        {
            services.AddHostedService<SampleStarter>();
        }
        else
        {
            services.AddHttpContextAccessor();
            services.AddSingleton<IOutgoingGrainCallFilter>(provider => new ReadLimit(provider.GetRequiredService<IHttpContextAccessor>(), TimeProvider.System));
        }

        services.AddSingleton<StorePing>();
        return builder;
    }
}
