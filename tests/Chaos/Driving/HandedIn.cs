namespace Assay.Chaos.Driving;

/// <summary>A hand-in as its candidate knows it.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Text">What was written.</param>
/// <param name="Acknowledged">Whether a 200 came back. Without one nothing is promised.</param>
/// <param name="QueueMode">How its job went off; null when only a repeated hand-in was answered.</param>
internal sealed record HandedIn(string SubmissionId, string Text, bool Acknowledged, string? QueueMode);
