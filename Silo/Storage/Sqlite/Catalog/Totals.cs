using Assay.Catalog;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The dashboard's numbers from one pass over the phase index; no row is touched.</summary>
internal static class Totals
{
    public static DashboardTotals Count(Db db, string? source, DateTimeOffset asOf)
    {
        var tally = new TotalsTally();
        var sql = SqliteBuilder.Sql("SELECT phase, count(*), sum(score), count(score) FROM submissions INDEXED BY ix_phase");
        sql.WhereEqual("source", source);
        sql.Append(" GROUP BY phase");
        using (var statement = sql.Prepare(db))
        {
            while (statement.Step())
                tally.Add((int)statement.Int64(0), statement.Int64(1), statement.Int64(2), statement.Int64(3));
        }

        return tally.ToTotals(
            db.ScalarInt64("SELECT count(*) FROM grain_state INDEXED BY ix_assessments WHERE state_name = 'assessment'"),
            asOf);
    }
}
