namespace Assay.Audit;

/// <summary>One line of the append-only audit.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">An admin's e-mail, <c>candidate:</c> + id, or <c>system</c>.</param>
/// <param name="Action">A stable dotted name, for example <c>submission.marked</c>.</param>
/// <param name="Subject">The id of what it was done to.</param>
/// <param name="Details">A short note; no secrets, no candidate text.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.AuditEntry")]
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string Subject, string? Details);
