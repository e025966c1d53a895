namespace Assay.RescoreJobs;

/// <summary>A submission that a job has begun, or is about to begin.</summary>
/// <param name="SubmissionId">The submission.</param>
/// <param name="Part">The part of the results that it belongs to.</param>
public sealed record RescoreFlight(string SubmissionId, int Part);
