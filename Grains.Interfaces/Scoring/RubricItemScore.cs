using System.Collections.Immutable;

namespace Assay.Scoring;

/// <summary>How far an answer meets one criterion of the question's own rubric.</summary>
/// <param name="Item">The criterion as the rubric states it.</param>
/// <param name="Weight">Its weight among the others: its stated points, else 1.</param>
/// <param name="Score">0..1.</param>
/// <param name="Evidence">Where in the answer it is met; empty where it is not.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.RubricItemScore")]
public sealed record RubricItemScore(string Item, decimal Weight, decimal Score, ImmutableArray<EvidenceSpan> Evidence);
