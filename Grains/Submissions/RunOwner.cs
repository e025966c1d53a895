namespace Assay.Submissions;

/// <summary>Who takes a run, and until when it may be silent.</summary>
internal sealed record RunOwner(string Silo, DateTimeOffset LeaseUntil);
