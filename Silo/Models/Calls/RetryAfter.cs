using System.ClientModel.Primitives;
using System.Globalization;

namespace Assay.Silo.Models.Calls;

/// <summary>How long a service asks to wait.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <returns>From 0 to a day, or null when nothing sensible is said.</returns>
    public static TimeSpan? Of(PipelineResponse? response, TimeProvider clock)
    {
        if (response is null)
            return null;
        if (response.Headers.TryGetValue("retry-after-ms", out var text) && Number(text) is { } milliseconds)
            return Bounded(milliseconds, 1000);
        if (!response.Headers.TryGetValue("Retry-After", out text))
            return null;
        if (Number(text) is { } seconds)
            return Bounded(seconds, 1);
        return DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Bounded((at - clock.GetUtcNow()).TotalSeconds, 1)
            : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan Bounded(double value, double unit) => TimeSpan.FromSeconds(Math.Clamp(value / unit, 0, Longest.TotalSeconds));
}
