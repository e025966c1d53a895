using System.Collections.Immutable;

namespace Assay.Scoring.Embedded.Content;

/// <summary>
/// A sum of small decision trees whose logistic is a probability (gradient boosting; Friedman 2001, "Greedy function
/// approximation: a gradient boosting machine").
/// </summary>
/// <param name="Base">Where the sum begins.</param>
/// <param name="Trees">Each tree as its nodes, the root first.</param>
internal sealed record BoostedTrees(double Base, ImmutableArray<ImmutableArray<TreeNode>> Trees)
{
    /// <summary>0..1.</summary>
    public double Probability(ReadOnlySpan<double> values)
    {
        var sum = Base;
        foreach (var tree in Trees)
            sum += Leaf(tree, values);
        return 1 / (1 + Math.Exp(-sum));
    }

    private static double Leaf(ImmutableArray<TreeNode> tree, ReadOnlySpan<double> values)
    {
        var node = tree[0];
        while (node.Left != 0)
            node = tree[values[node.Measure] <= node.Threshold ? node.Left : node.Right];
        return node.Value;
    }
}
