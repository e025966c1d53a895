namespace Assay.Scoring;

/// <summary>The words for a percentage.</summary>
internal static class Bands
{
    /// <summary>The band when no point is at stake.</summary>
    public const string NotScored = "Not scored";

    /// <summary>The band of a percentage, which is rounded half-even first.</summary>
    public static string Of(decimal percentage) => Rounding.Whole(percentage) switch
    {
        < 40 => "Below expectations",
        < 60 => "Developing",
        < 75 => "Solid",
        < 90 => "Strong",
        _ => "Exceptional",
    };
}
