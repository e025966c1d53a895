using System.Collections.Immutable;
using Assay.Reports;
using Assay.Reviews;
using Assay.Scoring;

namespace Assay.Submissions;

/// <summary>The whole of a submission as an admin may see it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.SubmissionDetail")]
public sealed record SubmissionDetail
{
    /// <summary>What the candidate's calls show of it.</summary>
    [Id(0)]
    public CandidateSession Session { get; init; } = new();

    /// <summary>The candidate's e-mail.</summary>
    [Id(1)]
    public string CandidateEmail { get; init; } = "";

    /// <summary>The candidate's name, or empty.</summary>
    [Id(2)]
    public string CandidateName { get; init; } = "";

    /// <summary>Which client asked for it.</summary>
    [Id(3)]
    public string Source { get; init; } = "";

    /// <summary>E-mail of the admin who created it.</summary>
    [Id(4)]
    public string InitiatedBy { get; init; } = "";

    /// <summary>When it was created, UTC.</summary>
    [Id(5)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The role it screens for.</summary>
    [Id(6)]
    public string? TargetRole { get; init; }

    /// <summary>The answers handed in, or autosaved so far.</summary>
    [Id(7)]
    public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>What the browser noticed.</summary>
    [Id(8)]
    public ImmutableArray<ProctoringEvent> ProctoringEvents { get; init; } = [];

    /// <summary>Notes on what was left out of the hand-in.</summary>
    [Id(9)]
    public ImmutableArray<string> Dropped { get; init; } = [];

    /// <summary>Violations the client counted.</summary>
    [Id(10)]
    public int ViolationCount { get; init; }

    /// <summary>Where the report stands.</summary>
    [Id(11)]
    public StageStatus ReportStatus { get; init; }

    /// <summary>The present run: 0 before the hand-in, 1 for the first.</summary>
    [Id(12)]
    public int RunSequence { get; init; }

    /// <summary>The stage the run is at.</summary>
    [Id(13)]
    public Stage Stage { get; init; }

    /// <summary>Failed attempts at the present stage.</summary>
    [Id(14)]
    public int Attempts { get; init; }

    /// <summary>How often the present stage was cut off by a dying process.</summary>
    [Id(15)]
    public int Interruptions { get; init; }

    /// <summary>When the next attempt is due or the pause ends, or null.</summary>
    [Id(16)]
    public DateTimeOffset? NextRetryAt { get; init; }

    /// <summary>The first error of the present stage, or null.</summary>
    [Id(17)]
    public AttemptRecord? FirstError { get; init; }

    /// <summary>The last error of the present stage, or null.</summary>
    [Id(18)]
    public AttemptRecord? LastError { get; init; }

    /// <summary>When the submission's alarm rings next, or null when it is at rest.</summary>
    [Id(19)]
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>The present evaluation, or null.</summary>
    [Id(20)]
    public Evaluation? Evaluation { get; init; }

    /// <summary>The present report, or null.</summary>
    [Id(21)]
    public Report? Report { get; init; }

    /// <summary>Human marks in force.</summary>
    [Id(22)]
    public ImmutableArray<HumanMark> Marks { get; init; } = [];

    /// <summary>Every evaluation revision, oldest first.</summary>
    [Id(23)]
    public ImmutableArray<RevisionSummary> Revisions { get; init; } = [];

    /// <summary>Every failed attempt, oldest first.</summary>
    [Id(24)]
    public ImmutableArray<AttemptRecord> AttemptHistory { get; init; } = [];

    /// <summary>What happened, oldest first; at most the newest 200.</summary>
    [Id(25)]
    public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>True when its alarm is more than five minutes overdue: nothing is working on it and something should be.</summary>
    [Id(26)]
    public bool Stuck { get; init; }

    /// <summary>Why it is paused until <see cref="NextRetryAt"/>, a stable code such as <c>model_budget_spent</c>; null when it is not.</summary>
    [Id(27)]
    public string? PausedFor { get; init; }

    /// <summary>The questions that wait for a human, in the assessment's order.</summary>
    [Id(28)]
    public ImmutableArray<WaitingQuestion> Waiting { get; init; } = [];

    /// <summary>What the present run is: <c>initial</c>, <c>rescore</c> or <c>model_upgrade</c>.</summary>
    [Id(29)]
    public string Trigger { get; init; } = "initial";

    /// <summary>Who ordered the present run and why; null for the first.</summary>
    [Id(30)]
    public AdminCommand? OrderedBy { get; init; }
}
