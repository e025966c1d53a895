using System.Globalization;

namespace Assay.Api.Pages;

/// <summary>A time as a page shows it.</summary>
internal static class Moment
{
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? at) => at is { } time ? Of(time) : null;
}
