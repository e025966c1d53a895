namespace Assay.Scoring.Models.Judging;

/// <summary>What a model says about a criterion.</summary>
/// <param name="Criterion">Its name.</param>
/// <param name="Quote">A passage of the answer; empty for level 0.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Level">0..4.</param>
internal sealed record CriterionVerdict(string Criterion, string Quote, string Reason, int Level);
