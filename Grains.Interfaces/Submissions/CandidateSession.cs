namespace Assay.Submissions;

/// <summary>What a candidate's calls need to know of a submission; no answers, no scores, no keys.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.CandidateSession")]
public sealed record CandidateSession
{
    /// <summary>The submission's id, <c>sub_…</c>.</summary>
    [Id(0)]
    public string SubmissionId { get; init; } = "";

    /// <summary>The owner.</summary>
    [Id(1)]
    public string CandidateId { get; init; } = "";

    /// <summary>The assessment taken.</summary>
    [Id(2)]
    public string AssessmentId { get; init; } = "";

    /// <summary>The version taken.</summary>
    [Id(3)]
    public int AssessmentVersion { get; init; }

    /// <summary>The assessment's title.</summary>
    [Id(4)]
    public string AssessmentTitle { get; init; } = "";

    /// <summary>Minutes from the first start.</summary>
    [Id(5)]
    public int DurationMinutes { get; init; }

    /// <summary>Where the candidate is.</summary>
    [Id(6)]
    public SubmissionStatus Status { get; init; }

    /// <summary>Where scoring stands.</summary>
    [Id(7)]
    public StageStatus ScoringStatus { get; init; }

    /// <summary>When the login code runs out, UTC.</summary>
    [Id(8)]
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The first start, or null.</summary>
    [Id(9)]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>First start + duration, fixed at the first start; null before it.</summary>
    [Id(10)]
    public DateTimeOffset? ExpirationTime { get; init; }

    /// <summary>The hand-in, or null.</summary>
    [Id(11)]
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>True when handed in automatically.</summary>
    [Id(12)]
    public bool AutoSubmitted { get; init; }

    /// <summary>Why it was handed in automatically, or null.</summary>
    [Id(13)]
    public string? AutoSubmitReason { get; init; }

    /// <summary>The silo's present time, UTC: the clock the exam runs by.</summary>
    [Id(14)]
    public DateTimeOffset Now { get; init; }

    /// <summary>Seconds after <see cref="ExpirationTime"/> in which a normal hand-in is still one.</summary>
    [Id(15)]
    public int GraceSeconds { get; init; }
}
