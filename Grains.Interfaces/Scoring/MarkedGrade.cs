namespace Assay.Scoring;

/// <summary>A human's mark of a written answer beside what the embedded grader gives the same answer.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Answer">Tells answers of one question apart; says nothing about who gave them.</param>
/// <param name="Grade">The grader's score, 0..1, before any strictness.</param>
/// <param name="Mark">The human's, 0..1.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.MarkedGrade")]
public sealed record MarkedGrade(string QuestionId, string Answer, decimal Grade, decimal Mark);
