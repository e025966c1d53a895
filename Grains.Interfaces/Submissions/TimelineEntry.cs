namespace Assay.Submissions;

/// <summary>Something that happened to a submission.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Event">A stable snake_case name, for example <c>submitted</c>, <c>scored</c>, <c>attempt_failed</c>.</param>
/// <param name="Actor">Who caused it: <c>candidate</c>, <c>system</c>, or an admin's e-mail.</param>
/// <param name="Details">A short machine-written note; never candidate text.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.TimelineEntry")]
public sealed record TimelineEntry(DateTimeOffset At, string Event, string Actor, string? Details);
