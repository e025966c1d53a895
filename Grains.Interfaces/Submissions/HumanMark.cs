namespace Assay.Submissions;

/// <summary>A human's mark for one question. It wins over every grader and survives a rescore.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Score">0..1.</param>
/// <param name="Actor">The admin's e-mail.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.HumanMark")]
public sealed record HumanMark(string QuestionId, decimal Score, string Actor, string Reason, DateTimeOffset At);
