using System.Collections.Immutable;
using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading.Training;

/// <summary>
/// Gradient boosting of small trees under the logistic loss, with Newton leaf values (Friedman 2001; Chen and Guestrin 2016) and
/// monotone measures: a split that would turn the wrong way is not made, and its children stay on their sides of its middle.
/// </summary>
internal sealed class Booster(IReadOnlyList<TrainingRow> rows, IReadOnlyList<int> directions)
{
    public const int Trees = 60;

    private const double LearningRate = .08;

    private readonly SplitFinder _finder = new(rows, directions);

    public BoostedTrees Fit()
    {
        var share = rows.Average(row => row.Right ? 1.0 : 0);
        var start = Math.Log(share / (1 - share));
        var sums = Enumerable.Repeat(start, rows.Count).ToArray();
        var trees = ImmutableArray.CreateBuilder<ImmutableArray<TreeNode>>(Trees);
        for (var number = 0; number < Trees; number++)
        {
            var slopes = new Slope[rows.Count];
            for (var row = 0; row < rows.Count; row++)
            {
                var probability = 1 / (1 + Math.Exp(-sums[row]));
                slopes[row] = new(probability - (rows[row].Right ? 1 : 0), probability * (1 - probability));
            }
            var tree = new TreeGrower(_finder, slopes).Grow(LearningRate, out var leaves);
            foreach (var (members, value) in leaves)
            {
                foreach (var row in members)
                    sums[row] += value;
            }
            trees.Add(tree);
        }
        return new(Round(start), trees.MoveToImmutable());
    }

    /// <summary>Enough digits to grade by and few enough to read.</summary>
    public static double Round(double value) => Math.Round(value, 5);
}
