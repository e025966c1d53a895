using Assay.Catalog;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>How much work waits at each stage, from the phase index and the small index of rows that wait for a retry.</summary>
internal static class Work
{
    public static WorkCounts Count(Db db, DateTimeOffset asOf)
    {
        var tally = new WorkTally();
        Read(db, "SELECT phase, count(*) FROM submissions INDEXED BY ix_phase GROUP BY phase", tally.Add);
        Read(
            db,
            "SELECT phase, count(*) FROM submissions INDEXED BY ix_retry WHERE next_retry_at IS NOT NULL GROUP BY phase",
            tally.AddScheduled);
        return tally.ToCounts(asOf);
    }

    private static void Read(Db db, string sql, Action<int, long> add)
    {
        using var statement = db.Prepare(sql);
        while (statement.Step())
            add((int)statement.Int64(0), statement.Int64(1));
    }
}
