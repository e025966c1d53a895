namespace Assay.Scoring.Models.Judging;

/// <summary>One criterion as a model is told it.</summary>
/// <param name="Name">Its name in the scoring rubric.</param>
/// <param name="Meaning">What it asks.</param>
internal sealed record AnalystCriterion(string Name, string Meaning);
