using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Silo.Tests.Storage.Contract;

/// <summary>What the catalog must answer, computed the plain way over all items in memory.</summary>
internal static class CatalogReference
{
    public static List<string> List(IEnumerable<SubmissionListItem> items, SubmissionQuery query)
    {
        var byScore = query.Sort is SubmissionSort.ScoreAscending or SubmissionSort.ScoreDescending;
        var descending = query.Sort is SubmissionSort.CreatedDescending or SubmissionSort.ScoreDescending;
        var found = items.Where(item => Admits(query, item) && (!byScore || item.OverallScore is not null)).ToList();
        found.Sort((a, b) =>
        {
            var order = byScore ? a.OverallScore!.Value.CompareTo(b.OverallScore!.Value) : a.CreatedAt.CompareTo(b.CreatedAt);
            return (order != 0 ? order : string.CompareOrdinal(a.SubmissionId, b.SubmissionId)) * (descending ? -1 : 1);
        });
        return found.ConvertAll(item => item.SubmissionId);
    }

    public static DashboardTotals Count(IReadOnlyCollection<SubmissionListItem> all, string? source)
    {
        var items = all.Where(item => source is null || item.Source == source).ToList();
        var handedIn = items.Where(item => item.Status is SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted).ToList();
        var scored = items.Where(item => item.ScoringStatus == StageStatus.Completed).ToList();
        var final = scored.Where(item => !item.Provisional && item.OverallScore is not null).ToList();
        return new DashboardTotals
        {
            TotalTests = items.Count(item => item.Status != SubmissionStatus.Erased),
            CompletedTests = handedIn.Count,
            PendingTests = items.Count(item => item.Status is SubmissionStatus.Pending or SubmissionStatus.InProgress),
            ScoredTests = scored.Count,
            PendingScoringTests = handedIn.Count(item => item.ScoringStatus is StageStatus.Pending or StageStatus.InProgress),
            FailedScoringTests = items.Count(item => item.ScoringStatus == StageStatus.Failed),
            AverageScore = final.Count == 0 ? 0 : decimal.Round(final.Average(item => item.OverallScore!.Value), 2),
        };
    }

    private static bool Admits(SubmissionQuery query, SubmissionListItem item) =>
        (query.Status is null || item.Status == query.Status)
        && (query.ScoringStatus is null || item.ScoringStatus == query.ScoringStatus)
        && (query.ReportStatus is null || item.ReportStatus == query.ReportStatus)
        && (query.AssessmentId is null || item.AssessmentId == query.AssessmentId)
        && (query.CandidateEmail is null || string.Equals(item.CandidateEmail, query.CandidateEmail, StringComparison.OrdinalIgnoreCase))
        && (query.Source is null || item.Source == query.Source)
        && (query.MinScore is null || item.OverallScore >= query.MinScore)
        && (query.MaxScore is null || item.OverallScore <= query.MaxScore)
        && (query.From is null || item.CreatedAt >= query.From)
        && (query.To is null || item.CreatedAt < query.To);
}
