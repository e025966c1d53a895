using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Assay.Audit;
using Assay.Catalog;
using Assay.Reports;
using Assay.RescoreJobs;
using Assay.Reviews;
using Assay.Scoring;
using Assay.Storage;

namespace Assay.Submissions;

/// <summary>What a submission's row holds. Immutable: every change is a new value, written before it is seen.</summary>
public sealed record SubmissionState : IListedState, IAuditedState
{
    /// <summary>What every version can read: a submission that was not erased.</summary>
    public const int PlainLayout = 1;

    /// <summary>
    /// Layout of this document. 2 came with <see cref="Erasure"/> and is written for erased submissions alone: an earlier version
    /// in the same cluster must refuse those instead of taking them for new, and goes on with all others.
    /// </summary>
    public int SchemaVersion { get; init; } = 2;

    /// <summary>The order it was created by.</summary>
    public CreateSubmission Created { get; init; } = new();

    /// <summary>The owner's id.</summary>
    public string CandidateId { get; init; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the login code runs out.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The first start.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>First start + duration.</summary>
    public DateTimeOffset? ExpirationTime { get; init; }

    /// <summary>Seconds after the exam's end in which a normal hand-in is still one; fixed at the first start.</summary>
    public int GraceSeconds { get; init; }

    /// <summary>Whether the server hands in at the deadline; fixed at the first start.</summary>
    public bool AutoSubmitAtDeadline { get; init; }

    /// <summary>The hand-in.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Where the candidate is.</summary>
    public SubmissionStatus Status { get; init; }

    /// <summary>The answers handed in, or autosaved so far.</summary>
    public AnswerSheet Sheet { get; init; } = new();

    /// <summary>Where the sheet lies when it is too large for this row; <see cref="Sheet"/> is empty then.</summary>
    public SheetOverflow? Overflow { get; init; }

    /// <summary>How many answers the sheet holds.</summary>
    public int AnswersCount { get; init; }

    /// <summary>When the sheet was last autosaved.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>Violations the client counted.</summary>
    public int ViolationCount { get; init; }

    /// <summary>Why it was handed in automatically.</summary>
    public string? AutoSubmitReason { get; init; }

    /// <summary>The client's time of an automatic hand-in.</summary>
    public string? AutoSubmitTimestamp { get; init; }

    /// <summary>The request that handed it in.</summary>
    public string? SubmitRequestId { get; init; }

    /// <summary>Where scoring stands.</summary>
    public StageStatus ScoringStatus { get; init; }

    /// <summary>Where the report stands.</summary>
    public StageStatus ReportStatus { get; init; }

    /// <summary>The present run.</summary>
    public RunState Run { get; init; } = new();

    /// <summary>The present evaluation.</summary>
    public Evaluation? Evaluation { get; init; }

    /// <summary>The present report.</summary>
    public Report? Report { get; init; }

    /// <summary>Human marks in force.</summary>
    public ImmutableArray<HumanMark> Marks { get; init; } = [];

    /// <summary>Since when the questions wait that a human must look at. Rows of earlier versions do not have it: see <c>ReviewQueue.Of</c>.</summary>
    public ImmutableArray<WaitingSince> WaitingSince { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The runs that rescore jobs have begun, oldest first, bounded.</summary>
    public ImmutableArray<JobRun> JobRuns { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Every evaluation revision, oldest first.</summary>
    public ImmutableArray<RevisionSummary> Revisions { get; init; } = [];

    /// <summary>Every failed attempt, oldest first, bounded.</summary>
    public ImmutableArray<AttemptRecord> AttemptHistory { get; init; } = [];

    /// <summary>What happened, oldest first, bounded.</summary>
    public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>Present when this is the tombstone of an erased submission.</summary>
    public Erasure? Erasure { get; init; }

    /// <summary>Audit entries of the write under way.</summary>
    [JsonIgnore]
    public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    /// <inheritdoc/>
    public SubmissionListItem ToListItem(string key)
    {
        var waiting = ReviewQueue.Of(this);
        return new SubmissionListItem
        {
            SubmissionId = key,
            AssessmentId = Created.AssessmentId,
            CandidateEmail = Created.CandidateEmail,
            CandidateName = Created.CandidateName,
            Source = Created.Source,
            InitiatedBy = Created.InitiatedBy,
            Status = Status,
            ScoringStatus = ScoringStatus,
            ReportStatus = ReportStatus,
            CreatedAt = CreatedAt,
            CompletedAt = CompletedAt,
            OverallScore = Evaluation?.Percentage,
            Provisional = Evaluation?.Provisional ?? false,
            RunSequence = Run.Number,
            Attempts = Run.FailedAttempts,
            NextRetryAt = Run.Phase == RunPhase.RetryWait ? Run.DueAt : null,
            LastError = Run.PausedFor ?? (Run.LastError is { } error ? $"{error.ErrorCode}: {error.Error}" : null),
            WakeAt = GetAlarm().WakeAt,
            ReviewCount = waiting.IsEmpty ? null : waiting.Length,
            ReviewSince = waiting.IsEmpty ? null : waiting.Min(question => question.Since),
            ReviewReasons = waiting.IsEmpty ? null : string.Join(',', waiting.SelectMany(question => question.Reasons).Distinct()),
            HighestScore = waiting.IsEmpty ? null : Evaluation!.HighestPercentage,
        };
    }

    /// <inheritdoc/>
    public Alarm GetAlarm() => AlarmRules.For(this);
}
