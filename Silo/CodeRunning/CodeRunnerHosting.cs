using Assay.Scoring.Code;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Assay.Silo.CodeRunning;

/// <summary>Registers the code runner, as the settings say.</summary>
internal static class CodeRunnerHosting
{
    /// <summary>Nothing connects before the first run: a silo starts and works without its runner.</summary>
    public static IServiceCollection AddCodeRunner(this IServiceCollection services, CodeRunnerSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<IHostedService, CodeRunnerAnnouncement>();
        return settings.Options is { } options ? services.AddJudge0(options) : services;
    }

    public static IServiceCollection AddJudge0(this IServiceCollection services, Judge0Options options)
    {
        services.TryAddKeyedSingleton(AssayClock.Key, TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<CodeRunnerInstruments>();
        services.AddSingleton(options);
        services.AddHttpClient(Judge0Client.Name)
            .ConfigureHttpClient(http => Judge0Client.Configure(http, options))
            // Who follows a redirection takes the key along.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            // The factory's own log lines hold addresses and, when asked, headers.
            .RemoveAllLoggers()
            .AddResilienceHandler(Judge0Client.Name, pipeline => Judge0Resilience.Build(pipeline, options));
        services.AddSingleton<Judge0Client>();
        services.AddSingleton<Judge0Languages>();
        services.AddSingleton<ICodeRunner, Judge0Runner>();
        return services;
    }
}
