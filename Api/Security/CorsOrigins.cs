using Assay.Api.Hosting;
using Microsoft.Net.Http.Headers;

namespace Assay.Api.Security;

/// <summary>Which web pages may call the API from a browser: <c>CORS_ORIGINS</c>, a comma-separated list, else the known clients on this machine.</summary>
internal static class CorsOrigins
{
    public const string Setting = "CORS_ORIGINS";
    private static readonly int[] Ports = [3000, 3001, 3002, 3005, 3010];

    public static IServiceCollection AddApiCors(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = Read(configuration);
        return services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(origins)
            .AllowCredentials()
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(HeaderNames.RetryAfter)
            .SetPreflightMaxAge(TimeSpan.FromSeconds(600))));
    }

    internal static string[] Read(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } list)
            return [.. Ports.SelectMany(port => new[] { $"http://localhost:{port}", $"http://127.0.0.1:{port}" })];

        var origins = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(origin => origin.TrimEnd('/'))
            .ToArray();
        foreach (var origin in origins)
        {
            var valid = Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && uri.Scheme is "http" or "https"
                && uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase)
                && !origin.Contains('*', StringComparison.Ordinal);
            if (!valid)
                throw new SettingsException($"{Setting}: \"{origin}\" is not an origin such as https://tests.example.com (no path, no *).");
        }

        return origins;
    }
}
