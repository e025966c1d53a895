using System.Globalization;

namespace Assay.Silo.Storage.Cosmos;

/// <summary>
/// Times as documents hold them: UTC, to the tick, as a text that sorts like the time. A number cannot: the service's are doubles,
/// which have too few digits for ticks.
/// </summary>
internal static class DocumentTime
{
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Of(DateTimeOffset time) => Of(time.UtcTicks);

    public static string Of(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString(Pattern, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
