namespace Assay.Bench.Grading;

/// <summary>How well a grader's scores follow people's marks.</summary>
internal sealed class Agreement
{
    private const double Middle = .5;

    private const int Steps = 4;

    private readonly IReadOnlyList<(double Score, double Human)> _pairs;

    public Agreement(IEnumerable<(double Score, double Human)> pairs) => _pairs = [.. pairs];

    public int Count => _pairs.Count;

    /// <summary>Pearson's r; 0 where one side does not vary.</summary>
    public double Correlation
    {
        get
        {
            var (score, human) = (_pairs.Average(pair => pair.Score), _pairs.Average(pair => pair.Human));
            var together = _pairs.Sum(pair => (pair.Score - score) * (pair.Human - human));
            var apart = Math.Sqrt(_pairs.Sum(pair => Square(pair.Score - score)) * _pairs.Sum(pair => Square(pair.Human - human)));
            return apart > 0 ? together / apart : 0;
        }
    }

    /// <summary>Quadratic weighted kappa (Cohen 1968) over quarters of the scale, over right and wrong where people gave nothing between.</summary>
    public double Kappa
    {
        get
        {
            var steps = _pairs.All(pair => pair.Human is 0 or 1) ? 1 : Steps;
            var levels = _pairs.Select(pair => (Score: Math.Round(pair.Score * steps), Human: Math.Round(pair.Human * steps))).ToList();
            var observed = levels.Average(pair => Square(pair.Score - pair.Human));
            var scores = levels.CountBy(pair => pair.Score).ToList();
            var humans = levels.CountBy(pair => pair.Human).ToList();
            var chance = scores.Sum(score => humans.Sum(human => Square(score.Key - human.Key) * score.Value * human.Value)) / Square(levels.Count);
            return chance > 0 ? 1 - (observed / chance) : 0;
        }
    }

    public double MeanAbsoluteError => _pairs.Average(pair => Math.Abs(pair.Score - pair.Human));

    public double RootMeanSquareError => Math.Sqrt(_pairs.Average(pair => Square(pair.Score - pair.Human)));

    /// <summary>Share of answers on the same side of the middle as people put them.</summary>
    public double Accuracy => _pairs.Average(pair => pair.Score >= Middle == pair.Human >= Middle ? 1 : 0);

    private static double Square(double value) => value * value;
}
