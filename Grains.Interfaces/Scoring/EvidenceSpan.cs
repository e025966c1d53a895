namespace Assay.Scoring;

/// <summary>A place in an answer, as it was handed in, that speaks for a score.</summary>
/// <param name="Term">What it stands for: a term of the reference, or a criterion.</param>
/// <param name="Start">Where it begins, in UTF-16 units from 0.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
/// <param name="Likeness">How like the term it is, 0..1; 1 for the same word.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.EvidenceSpan")]
public sealed record EvidenceSpan(string Term, int Start, int Length, decimal Likeness);
