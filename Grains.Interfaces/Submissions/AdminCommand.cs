namespace Assay.Submissions;

/// <summary>Who orders something and why; both go to the timeline and the audit.</summary>
/// <param name="Actor">The admin's e-mail.</param>
/// <param name="Reason">1–1,000 characters.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.AdminCommand")]
public sealed record AdminCommand(string Actor, string Reason);
