using System.Diagnostics;

namespace Assay.ServiceBus.Jobs;

/// <summary>Carries the trace over the bus (W3C trace context in the application properties).</summary>
internal static class BusActivity
{
    private const string TraceParent = "traceparent";
    private static readonly ActivitySource Source = new("Assay");

    public static void Inject(Dictionary<string, object> properties)
    {
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id })
            properties[TraceParent] = id;
    }

    public static Activity? Start(string name, IReadOnlyDictionary<string, object> properties) =>
        ActivityContext.TryParse(properties.GetValueOrDefault(TraceParent) as string, null, isRemote: true, out var parent)
            ? Source.StartActivity(name, ActivityKind.Consumer, parent)
            : Source.StartActivity(name, ActivityKind.Consumer);
}
