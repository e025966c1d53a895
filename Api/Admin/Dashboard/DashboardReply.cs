using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Dashboard;

/// <summary>What the dashboard shows.</summary>
internal sealed record DashboardReply(DashboardStats Stats, IReadOnlyList<DashboardTest> Tests, DashboardAdmin Admin);

/// <summary>Who is signed in.</summary>
internal sealed record DashboardAdmin(string Name, string Email);

/// <summary>The totals, counted at <paramref name="AsOf"/>.</summary>
internal sealed record DashboardStats(
    long TotalTests,
    long CompletedTests,
    long PendingTests,
    decimal AverageScore,
    long TotalAssessments,
    long ScoredTests,
    long PendingScoringTests,
    long FailedScoringTests,
    DateTimeOffset AsOf)
{
    public static DashboardStats Of(DashboardTotals totals) => new(
        totals.TotalTests,
        totals.CompletedTests,
        totals.PendingTests,
        Shown.Percent(totals.AverageScore),
        totals.TotalAssessments,
        totals.ScoredTests,
        totals.PendingScoringTests,
        totals.FailedScoringTests,
        totals.AsOf);
}

/// <summary>One of the newest tests.</summary>
internal sealed record DashboardTest(
    string Id,
    string CandidateEmail,
    SubmissionStatus Status,
    SubmissionStatus RawStatus,
    DateTimeOffset CreatedAt,
    DateTimeOffset? CompletedAt,
    decimal? OverallScore,
    bool Provisional,
    string InitiatedBy)
{
    public static DashboardTest Of(SubmissionListItem item) => new(
        item.SubmissionId,
        item.CandidateEmail,
        ListStatus.Of(item.Status),
        item.Status,
        item.CreatedAt,
        item.CompletedAt,
        Shown.Percent(item.OverallScore),
        item.Provisional,
        item.InitiatedBy);
}
