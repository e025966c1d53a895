using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Assay.Api.Hosting;

/// <summary>Exports traces, metrics and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, and costs nothing when it is not.</summary>
internal static class Telemetry
{
    private const string Ours = "Assay";

    public static WebApplicationBuilder AddApiTelemetry(this WebApplicationBuilder builder)
    {
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
