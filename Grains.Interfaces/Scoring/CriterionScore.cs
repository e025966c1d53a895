namespace Assay.Scoring;

/// <summary>One criterion's score.</summary>
/// <param name="Criterion">camelCase name, for example <c>explanationQuality</c>.</param>
/// <param name="Score">0..1.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.CriterionScore")]
public sealed record CriterionScore(string Criterion, decimal Score);
