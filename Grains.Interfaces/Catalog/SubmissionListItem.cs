using Assay.Submissions;

namespace Assay.Catalog;

/// <summary>A submission as lists show it, and the columns that the store keeps beside each submission's state.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.SubmissionListItem")]
public sealed record SubmissionListItem
{
    /// <summary>The submission, <c>sub_…</c>.</summary>
    [Id(0)]
    public string SubmissionId { get; init; } = "";

    /// <summary>The assessment taken.</summary>
    [Id(1)]
    public string AssessmentId { get; init; } = "";

    /// <summary>The candidate's e-mail, as given.</summary>
    [Id(2)]
    public string CandidateEmail { get; init; } = "";

    /// <summary>The candidate's name, or empty.</summary>
    [Id(3)]
    public string CandidateName { get; init; } = "";

    /// <summary>Which client asked for it.</summary>
    [Id(4)]
    public string Source { get; init; } = "";

    /// <summary>E-mail of the admin who created it.</summary>
    [Id(5)]
    public string InitiatedBy { get; init; } = "";

    /// <summary>Where the candidate is.</summary>
    [Id(6)]
    public SubmissionStatus Status { get; init; }

    /// <summary>Where scoring stands.</summary>
    [Id(7)]
    public StageStatus ScoringStatus { get; init; }

    /// <summary>Where the report stands.</summary>
    [Id(8)]
    public StageStatus ReportStatus { get; init; }

    /// <summary>When it was created, UTC.</summary>
    [Id(9)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was handed in, UTC, or null.</summary>
    [Id(10)]
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The evaluation's percentage, or null before there is one.</summary>
    [Id(11)]
    public decimal? OverallScore { get; init; }

    /// <summary>True while the score waits for a human.</summary>
    [Id(12)]
    public bool Provisional { get; init; }

    /// <summary>The present run.</summary>
    [Id(13)]
    public int RunSequence { get; init; }

    /// <summary>Failed attempts at the present stage.</summary>
    [Id(14)]
    public int Attempts { get; init; }

    /// <summary>When the next attempt is due or the pause ends, or null.</summary>
    [Id(15)]
    public DateTimeOffset? NextRetryAt { get; init; }

    /// <summary>Why it is paused, a stable code; else the last error's code and short description, or null.</summary>
    [Id(16)]
    public string? LastError { get; init; }

    /// <summary>When the alarm rings next, or null when at rest.</summary>
    [Id(17)]
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>How many questions wait for a human; null when none does, or when the row was last written by a version that did not count.</summary>
    [Id(18)]
    public int? ReviewCount { get; init; }

    /// <summary>Since when the first of them waits, UTC; null like <see cref="ReviewCount"/>.</summary>
    [Id(19)]
    public DateTimeOffset? ReviewSince { get; init; }

    /// <summary>Why they wait: distinct codes with commas between them; null like <see cref="ReviewCount"/>.</summary>
    [Id(20)]
    public string? ReviewReasons { get; init; }

    /// <summary>The percentage if every waiting question got its full points; null like <see cref="ReviewCount"/>.</summary>
    [Id(21)]
    public decimal? HighestScore { get; init; }
}
