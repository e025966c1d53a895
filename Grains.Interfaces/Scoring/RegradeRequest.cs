namespace Assay.Scoring;

/// <summary>Somebody asked, for the candidate, that a human looks at a question again. The score stands until a mark replaces it.</summary>
/// <param name="Actor">The admin's e-mail.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.RegradeRequest")]
public sealed record RegradeRequest(string Actor, string Reason, DateTimeOffset At);
