namespace Assay.Storage;

/// <summary>When a row wants to be woken, for what, and which silo works on it.</summary>
/// <param name="WakeAt">Due time, UTC; null when the row is at rest.</param>
/// <param name="Kind">What it is woken for.</param>
/// <param name="Owner">The silo and its generation that runs it, or null.</param>
public readonly record struct Alarm(DateTimeOffset? WakeAt, AlarmKind Kind, string? Owner);
