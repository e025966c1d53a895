namespace Assay.Scoring;

/// <summary>The one way figures are rounded: half-even.</summary>
internal static class Rounding
{
    /// <summary>To six places, as figures are stored.</summary>
    public static decimal Stored(decimal value) => decimal.Round(value, 6, MidpointRounding.ToEven);

    /// <summary>Into 0..1 and to six places.</summary>
    public static decimal Unit(decimal value) => Stored(Math.Clamp(value, 0m, 1m));

    /// <summary>To a whole number, as bands read a percentage.</summary>
    public static int Whole(decimal value) => (int)decimal.Round(value, 0, MidpointRounding.ToEven);
}
