using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The dashboard's numbers from one pass over the phase index; no row is touched.</summary>
internal static class Totals
{
    public static DashboardTotals Count(Db db, string? source)
    {
        var totals = new DashboardTotals();
        var (sum, scored) = (0L, 0L);
        var sql = new SqlBuilder("SELECT phase, count(*), sum(score), count(score) FROM submissions INDEXED BY ix_phase");
        sql.WhereEqual("source", source);
        sql.Append(" GROUP BY phase");
        using (var statement = sql.Prepare(db))
        {
            while (statement.Step())
            {
                var phase = (int)statement.Int64(0);
                totals = Add(totals, phase, statement.Int64(1));
                if (Phase.Scoring(phase) == StageStatus.Completed && !Phase.Provisional(phase))
                {
                    sum += statement.Int64(2);
                    scored += statement.Int64(3);
                }
            }
        }

        return totals with
        {
            AverageScore = scored == 0 ? 0 : decimal.Round(MicroPercent.ToPercent(sum) / scored, 2),
            TotalAssessments = db.ScalarInt64("SELECT count(*) FROM grain_state INDEXED BY ix_assessments WHERE state_name = 'assessment'"),
        };
    }

    private static DashboardTotals Add(DashboardTotals totals, int phase, long rows)
    {
        var handedIn = Phase.Status(phase) is SubmissionStatus.Completed or SubmissionStatus.CompletedAutoSubmitted;
        var waiting = Phase.Status(phase) is SubmissionStatus.Pending or SubmissionStatus.InProgress;
        var scoring = Phase.Scoring(phase);
        return totals with
        {
            TotalTests = totals.TotalTests + rows,
            CompletedTests = totals.CompletedTests + (handedIn ? rows : 0),
            PendingTests = totals.PendingTests + (waiting ? rows : 0),
            ScoredTests = totals.ScoredTests + (scoring == StageStatus.Completed ? rows : 0),
            PendingScoringTests = totals.PendingScoringTests
                + (handedIn && scoring is (StageStatus.Pending or StageStatus.InProgress) ? rows : 0),
            FailedScoringTests = totals.FailedScoringTests + (scoring == StageStatus.Failed ? rows : 0),
        };
    }
}
