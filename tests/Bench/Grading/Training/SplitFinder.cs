namespace Assay.Bench.Grading.Training;

/// <summary>Finds the best question to put to a set of examples, among at most 255 thresholds a measure.</summary>
internal sealed class SplitFinder
{
    private const int MostBins = 256;

    private const int LeastExamples = 60;

    private readonly IReadOnlyList<int> _directions;
    private readonly double[][] _thresholds;
    private readonly byte[][] _bins;

    public SplitFinder(IReadOnlyList<TrainingRow> rows, IReadOnlyList<int> directions)
    {
        _directions = directions;
        _thresholds = [.. directions.Select((_, measure) => Thresholds([.. rows.Select(row => row.Values[measure]).Order()]))];
        _bins = [.. _thresholds.Select((limits, measure) => rows.Select(row => (byte)Bin(limits, row.Values[measure])).ToArray())];
    }

    public int Examples => _bins[0].Length;

    public Split? Find(IReadOnlyList<int> members, Slope[] slopes, double least, double most)
    {
        var all = members.Aggregate(default(Slope), (sum, row) => sum + slopes[row]);
        var before = all.Gain(all.Best(least, most));
        Split? best = null;
        for (var measure = 0; measure < _bins.Length; measure++)
        {
            var sums = new Slope[MostBins];
            var counts = new int[MostBins];
            foreach (var row in members)
            {
                sums[_bins[measure][row]] += slopes[row];
                counts[_bins[measure][row]]++;
            }
            var (left, count) = (default(Slope), 0);
            for (var bin = 0; bin < _thresholds[measure].Length; bin++)
            {
                left += sums[bin];
                count += counts[bin];
                if (count < LeastExamples || members.Count - count < LeastExamples)
                    continue;
                var (low, high) = (left.Best(least, most), (all - left).Best(least, most));
                if (_directions[measure] * (high - low) < 0)
                    continue;
                var gain = left.Gain(low) + (all - left).Gain(high) - before;
                if (gain > (best?.Gain ?? 1e-6))
                    best = new(measure, bin, _thresholds[measure][bin], gain, low, high, _directions[measure]);
            }
        }
        return best;
    }

    public bool GoesLeft(Split split, int row) => _bins[split.Measure][row] <= split.Bin;

    private static int Bin(double[] limits, double value)
    {
        var place = Array.BinarySearch(limits, value);
        return place >= 0 ? place : ~place;
    }

    private static double[] Thresholds(double[] sorted) =>
    [
        .. Enumerable.Range(1, MostBins - 1).Select(step => (long)step * sorted.Length / MostBins).Where(place => place > 0 && sorted[place] > sorted[place - 1])
            .Select(place => Booster.Round((sorted[place] + sorted[place - 1]) / 2)).Distinct().Order(),
    ];
}
