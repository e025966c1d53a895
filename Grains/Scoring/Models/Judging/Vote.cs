namespace Assay.Scoring.Models.Judging;

/// <summary>What a sample says about a criterion or a rubric item, after code found its evidence.</summary>
/// <param name="On">The criterion's name, or the item's number.</param>
/// <param name="Level">0..4.</param>
/// <param name="Reason">The model's sentence; empty for an item.</param>
/// <param name="Evidence">Where its quote stands; null for level 0.</param>
internal sealed record Vote(string On, int Level, string Reason, QuotePlace? Evidence);
