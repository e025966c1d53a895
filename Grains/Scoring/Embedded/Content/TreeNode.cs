namespace Assay.Scoring.Embedded.Content;

/// <summary>A question about one measure, or a leaf.</summary>
/// <param name="Measure">The place of the measure asked.</param>
/// <param name="Threshold">Up to it the left child is next.</param>
/// <param name="Left">Place of the left child in the tree; 0 in a leaf.</param>
/// <param name="Right">Place of the right child.</param>
/// <param name="Value">What a leaf adds.</param>
internal readonly record struct TreeNode(int Measure, double Threshold, int Left, int Right, double Value);
