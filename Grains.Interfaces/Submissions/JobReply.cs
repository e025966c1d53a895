namespace Assay.Submissions;

/// <summary>What became of a job so far.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.JobReply")]
public sealed record JobReply
{
    /// <summary>What the submission says.</summary>
    [Id(0)]
    public required JobVerdict Verdict { get; init; }

    /// <summary>The job with its run and attempt filled in.</summary>
    [Id(1)]
    public required StageJob Job { get; init; }

    /// <summary>The last error, when it has failed.</summary>
    [Id(2)]
    public AttemptRecord? Error { get; init; }
}
