namespace Assay.Scoring;

/// <summary>One point of a strictness curve.</summary>
/// <param name="Grade">The grader's score, 0..1.</param>
/// <param name="Mark">What humans give there, 0..1.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.StrictnessPoint")]
public sealed record StrictnessPoint(decimal Grade, decimal Mark);
