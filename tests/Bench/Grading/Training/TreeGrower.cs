using System.Collections.Immutable;
using Assay.Scoring.Embedded.Content;

namespace Assay.Bench.Grading.Training;

/// <summary>Grows one tree, always where it gains most.</summary>
internal sealed class TreeGrower(SplitFinder finder, Slope[] slopes)
{
    private const int MostLeaves = 6;

    public ImmutableArray<TreeNode> Grow(double rate, out List<(IReadOnlyList<int> Members, double Value)> leaves)
    {
        var nodes = new List<TreeNode> { default };
        var open = new List<Leaf> { Open(0, [.. Enumerable.Range(0, finder.Examples)], double.NegativeInfinity, double.PositiveInfinity) };
        while (open.Count < MostLeaves && open.Where(leaf => leaf.Split is not null).MaxBy(leaf => leaf.Split!.Gain) is { Split: { } split } widest)
        {
            open.Remove(widest);
            var middle = (split.Low + split.High) / 2;
            nodes[widest.Node] = new(split.Measure, split.Threshold, nodes.Count, nodes.Count + 1, 0);
            nodes.AddRange([default, default]);
            var (left, right) = (widest.Members.Where(row => finder.GoesLeft(split, row)).ToList(), widest.Members.Where(row => !finder.GoesLeft(split, row)).ToList());
            open.Add(Open(nodes.Count - 2, left, split.Direction < 0 ? middle : widest.Least, split.Direction > 0 ? middle : widest.Most));
            open.Add(Open(nodes.Count - 1, right, split.Direction > 0 ? middle : widest.Least, split.Direction < 0 ? middle : widest.Most));
        }
        leaves = [];
        foreach (var leaf in open)
        {
            var value = Booster.Round(rate * leaf.Sum.Best(leaf.Least, leaf.Most));
            nodes[leaf.Node] = new(0, 0, 0, 0, value);
            leaves.Add((leaf.Members, value));
        }
        return [.. nodes];
    }

    private Leaf Open(int node, List<int> members, double least, double most) => new(
        node, members, members.Aggregate(default(Slope), (sum, row) => sum + slopes[row]), least, most, finder.Find(members, slopes, least, most));

    private sealed record Leaf(int Node, IReadOnlyList<int> Members, Slope Sum, double Least, double Most, Split? Split);
}
