namespace Assay.Scoring.Models.Judging;

/// <summary>What a model says about an item of the question's own rubric.</summary>
/// <param name="Item">Its number, from 1.</param>
/// <param name="Quote">A passage of the answer; empty for level 0.</param>
/// <param name="Level">0..4.</param>
internal sealed record ItemVerdict(int Item, string Quote, int Level);
