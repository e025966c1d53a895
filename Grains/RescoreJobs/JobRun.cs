namespace Assay.RescoreJobs;

/// <summary>What a submission's row remembers of a run that a job has begun.</summary>
/// <param name="JobId">The job.</param>
/// <param name="ResultsKey">The row that holds the result.</param>
/// <param name="Run">The run.</param>
/// <param name="OldPercentage">The percentage before it, or null.</param>
public sealed record JobRun(string JobId, string ResultsKey, int Run, decimal? OldPercentage);
