namespace Assay.Api.Admin;

/// <summary>Numbers as people see them.</summary>
internal static class Shown
{
    /// <summary>A percentage with two places.</summary>
    public static decimal Percent(decimal percentage) => Rounded(percentage, 2);

    /// <inheritdoc cref="Percent(decimal)"/>
    public static decimal? Percent(decimal? percentage) => percentage is { } value ? Percent(value) : null;

    /// <summary>Points and shares with six places: enough to add up again.</summary>
    public static decimal Points(decimal points) => Rounded(points, 6);

    // Dividing by a one with many places drops trailing zeros, so that 79.000 is written 79.
    private static decimal Rounded(decimal value, int places) =>
        Math.Round(value, places) / 1.0000000000000000000000000000m;
}
