using Assay.Submissions;

namespace Assay.Catalog;

/// <summary>Which submissions, in which order; null means any.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.SubmissionQuery")]
public sealed record SubmissionQuery
{
    /// <summary>Exactly this status.</summary>
    [Id(0)]
    public SubmissionStatus? Status { get; init; }

    /// <summary>Exactly this scoring status.</summary>
    [Id(1)]
    public StageStatus? ScoringStatus { get; init; }

    /// <summary>Exactly this report status.</summary>
    [Id(2)]
    public StageStatus? ReportStatus { get; init; }

    /// <summary>Exactly this assessment.</summary>
    [Id(3)]
    public string? AssessmentId { get; init; }

    /// <summary>Exactly this candidate e-mail, in any case.</summary>
    [Id(4)]
    public string? CandidateEmail { get; init; }

    /// <summary>Exactly this source.</summary>
    [Id(5)]
    public string? Source { get; init; }

    /// <summary>At least this percentage.</summary>
    [Id(6)]
    public decimal? MinScore { get; init; }

    /// <summary>At most this percentage.</summary>
    [Id(7)]
    public decimal? MaxScore { get; init; }

    /// <summary>Created at or after, UTC.</summary>
    [Id(8)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Created before, UTC.</summary>
    [Id(9)]
    public DateTimeOffset? To { get; init; }

    /// <summary>The order.</summary>
    [Id(10)]
    public SubmissionSort Sort { get; init; }

    /// <summary>Page size, 1–200.</summary>
    [Id(11)]
    public int Limit { get; init; } = 50;

    /// <summary>The cursor of the page before.</summary>
    [Id(12)]
    public string? Cursor { get; init; }
}
