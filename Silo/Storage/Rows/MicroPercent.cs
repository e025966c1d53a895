namespace Assay.Silo.Storage;

/// <summary>Scores as the index columns hold them: whole millionths of a percent.</summary>
internal static class MicroPercent
{
    private const decimal One = 1_000_000m;
    private const decimal Largest = 1_000_000_000m;

    public static long? From(decimal? percent) => percent is { } value ? Nearest(value) : null;

    public static decimal ToPercent(long micro) => micro / One;

    /// <summary>The lowest stored value that is at least this.</summary>
    public static long AtLeast(decimal percent) => (long)decimal.Ceiling(Math.Clamp(percent, -Largest, Largest) * One);

    /// <summary>The highest stored value that is at most this.</summary>
    public static long AtMost(decimal percent) => (long)decimal.Floor(Math.Clamp(percent, -Largest, Largest) * One);

    private static long Nearest(decimal percent) => (long)decimal.Round(Math.Clamp(percent, -Largest, Largest) * One);
}
