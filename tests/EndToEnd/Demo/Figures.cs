namespace Assay.EndToEnd.Demo;

/// <summary>How close two series of marks are.</summary>
internal static class Figures
{
    public static double Pearson(IReadOnlyList<(double X, double Y)> pairs)
    {
        var meanX = pairs.Average(pair => pair.X);
        var meanY = pairs.Average(pair => pair.Y);
        var together = pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY));
        var alone = Math.Sqrt(pairs.Sum(pair => Math.Pow(pair.X - meanX, 2)) * pairs.Sum(pair => Math.Pow(pair.Y - meanY, 2)));
        return together / alone;
    }

    public static double MeanAbsoluteError(IReadOnlyList<(double X, double Y)> pairs) =>
        pairs.Average(pair => Math.Abs(pair.X - pair.Y));
}
