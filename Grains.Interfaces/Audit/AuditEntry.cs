namespace Assay.Audit;

/// <summary>One line of the append-only audit, which outlives an erased submission: it tells of a candidate by id only, and of no score.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">An admin's e-mail, <c>unknown</c> for a failed sign-in of nobody, <c>system</c>, or <c>retention</c>.</param>
/// <param name="Action">A stable dotted name, for example <c>submission.marked</c>.</param>
/// <param name="Subject">The id of what it was done to.</param>
/// <param name="Details">A short note; no secrets, nothing of a candidate.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.AuditEntry")]
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string Subject, string? Details);
