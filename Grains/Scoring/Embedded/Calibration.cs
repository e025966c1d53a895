namespace Assay.Scoring.Embedded;

/// <summary>
/// Turns a recall into a score and says how far to trust it. Answers that people call right hold the less of a reference the
/// longer it is, and the best of several references always fits somewhat; the constants follow the training splits of the
/// SemEval-2013 student answers (Dzikovska et al. 2013).
/// </summary>
internal static class Calibration
{
    private const double LengthDecline = .3;

    private const double PerAlternative = .3;

    private const double Curve = .85;

    /// <summary>0..1 for a recall of a reference of some weight, one of several alternatives.</summary>
    public static double Score(double recall, double weight, int alternatives)
    {
        var expected = Math.Pow(Math.Max(1, weight), -LengthDecline) * (1 + (PerAlternative * Math.Log(alternatives)));
        return Math.Pow(Math.Min(1, recall / Math.Min(1, expected)), Curve);
    }

    /// <summary>0..1: more for a rich reference and for a clear score.</summary>
    public static double Confidence(double score, double weight) =>
        .3 + (.4 * weight / (weight + 3)) + (.3 * Math.Abs((2 * score) - 1));
}
