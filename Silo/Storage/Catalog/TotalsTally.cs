using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Silo.Storage;

/// <summary>Adds up the dashboard's numbers from counts by phase.</summary>
internal sealed class TotalsTally
{
    private DashboardTotals _totals = new();
    private long _sum;
    private long _scored;

    /// <param name="phase">The phase.</param>
    /// <param name="rows">Rows in it.</param>
    /// <param name="scoreSum">Sum of their scores, in micro-percent.</param>
    /// <param name="scores">How many of them have a score.</param>
    public void Add(int phase, long rows, long scoreSum, long scores)
    {
        var handedIn = Phase.Status(phase) is SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted;
        var waiting = Phase.Status(phase) is SubmissionStatus.Pending or SubmissionStatus.InProgress;
        var scoring = Phase.Scoring(phase);
        _totals = _totals with
        {
            TotalTests = _totals.TotalTests + (Phase.Status(phase) == SubmissionStatus.Erased ? 0 : rows),
            CompletedTests = _totals.CompletedTests + (handedIn ? rows : 0),
            PendingTests = _totals.PendingTests + (waiting ? rows : 0),
            ScoredTests = _totals.ScoredTests + (scoring == StageStatus.Completed ? rows : 0),
            PendingScoringTests = _totals.PendingScoringTests
                + (handedIn && scoring is (StageStatus.Pending or StageStatus.InProgress) ? rows : 0),
            FailedScoringTests = _totals.FailedScoringTests + (scoring == StageStatus.Failed ? rows : 0),
        };
        if (scoring != StageStatus.Completed || Phase.Provisional(phase))
            return;
        _sum += scoreSum;
        _scored += scores;
    }

    public DashboardTotals ToTotals(long assessments, DateTimeOffset asOf) => _totals with
    {
        AverageScore = _scored == 0 ? 0 : decimal.Round(MicroPercent.ToPercent(_sum) / _scored, 2),
        TotalAssessments = assessments,
        AsOf = asOf,
    };
}
