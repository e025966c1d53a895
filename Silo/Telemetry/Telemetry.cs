using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Assay.Silo.Telemetry;

/// <summary>Exports traces, metrics and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and costs nothing when it is not.</summary>
public static class Telemetry
{
    private const string Ours = "Assay";

    /// <summary>Adds the exporters that the settings ask for.</summary>
    /// <param name="builder">The process.</param>
    public static IHostApplicationBuilder AddAssayTelemetry(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return builder;

        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter("Microsoft.Orleans", Ours))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation()
                .AddSource(
                    "Microsoft.Orleans.Application",
                    "Microsoft.Orleans.Runtime",
                    "Microsoft.Orleans.Lifecycle",
                    "Microsoft.Orleans.Storage",
                    Ours))
            .WithLogging()
            .ConfigureResource(resource =>
            {
                if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_SERVICE_NAME"]))
                    resource.AddService("assay");
            })
            .UseOtlpExporter();
        return builder;
    }
}
