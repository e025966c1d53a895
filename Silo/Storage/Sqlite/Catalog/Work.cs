using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>How much work waits at each stage, from the phase index and the small index of rows that wait for a retry.</summary>
internal static class Work
{
    public static WorkCounts Count(Db db, DateTimeOffset asOf)
    {
        var scoring = new Tally();
        var report = new Tally();
        foreach (var (phase, rows) in Read(db, "SELECT phase, count(*) FROM submissions INDEXED BY ix_phase GROUP BY phase"))
        {
            scoring.Add(Phase.Scoring(phase), rows);
            report.Add(Phase.Report(phase), rows);
        }

        foreach (var (phase, rows) in Read(
            db, "SELECT phase, count(*) FROM submissions INDEXED BY ix_retry WHERE next_retry_at IS NOT NULL GROUP BY phase"))
        {
            (Phase.Scoring(phase) == StageStatus.InProgress ? scoring : report).Scheduled += rows;
        }

        return new WorkCounts(scoring.ToStage(), report.ToStage(), asOf);
    }

    private static List<(int Phase, long Rows)> Read(Db db, string sql)
    {
        var rows = new List<(int, long)>();
        using var statement = db.Prepare(sql);
        while (statement.Step())
            rows.Add(((int)statement.Int64(0), statement.Int64(1)));
        return rows;
    }

    private sealed class Tally
    {
        private long _underWay;
        private long _failed;

        public long Scheduled { get; set; }

        public void Add(StageStatus status, long rows)
        {
            _underWay += status == StageStatus.InProgress ? rows : 0;
            _failed += status == StageStatus.Failed ? rows : 0;
        }

        public StageWork ToStage() => new(_underWay - Scheduled, Scheduled, _failed);
    }
}
