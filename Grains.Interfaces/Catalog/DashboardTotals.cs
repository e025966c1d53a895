namespace Assay.Catalog;

/// <summary>The dashboard's numbers.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.DashboardTotals")]
public sealed record DashboardTotals
{
    /// <summary>All submissions that were not erased.</summary>
    [Id(0)]
    public long TotalTests { get; init; }

    /// <summary>Handed in, by the candidate or by the clock.</summary>
    [Id(1)]
    public long CompletedTests { get; init; }

    /// <summary>Created or started and not handed in.</summary>
    [Id(2)]
    public long PendingTests { get; init; }

    /// <summary>Mean percentage of the scored, without provisional ones, rounded to two places; 0 when there is none.</summary>
    [Id(3)]
    public decimal AverageScore { get; init; }

    /// <summary>Assessments.</summary>
    [Id(4)]
    public long TotalAssessments { get; init; }

    /// <summary>Scoring completed.</summary>
    [Id(5)]
    public long ScoredTests { get; init; }

    /// <summary>Handed in and not scored yet.</summary>
    [Id(6)]
    public long PendingScoringTests { get; init; }

    /// <summary>Scoring given up.</summary>
    [Id(7)]
    public long FailedScoringTests { get; init; }

    /// <summary>When these numbers were counted, UTC.</summary>
    [Id(8)]
    public DateTimeOffset AsOf { get; init; }
}
