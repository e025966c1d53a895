namespace Assay.Submissions;

/// <summary>One evaluation revision in a submission's history.</summary>
/// <param name="EvaluationId">The evaluation's id.</param>
/// <param name="RunSequence">The run.</param>
/// <param name="Revision">0 from the graders, one more for each mark.</param>
/// <param name="CompletedAt">When it was stored, UTC.</param>
/// <param name="Percentage">Its score, 0–100.</param>
/// <param name="Actor">Who caused it.</param>
/// <param name="Reason">Why, for marks and rescores.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.RevisionSummary")]
public sealed record RevisionSummary(
    string EvaluationId,
    int RunSequence,
    int Revision,
    DateTimeOffset CompletedAt,
    decimal Percentage,
    string Actor,
    string? Reason);
