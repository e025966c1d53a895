using Assay.Catalog;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The phases that occur in the store, found by hopping through the phase index: some twenty, whatever the number of rows.</summary>
internal static class StoredPhases
{
    public static List<int> Matching(Db db, SubmissionQuery query)
    {
        var phases = new List<int>();
        using var statement = db.Prepare(
            """
            WITH RECURSIVE hop (phase) AS (
                SELECT min(phase) FROM submissions
                UNION ALL
                SELECT (SELECT min(phase) FROM submissions WHERE phase > hop.phase) FROM hop WHERE hop.phase IS NOT NULL)
            SELECT phase FROM hop WHERE phase IS NOT NULL
            """);
        while (statement.Step())
        {
            var phase = (int)statement.Int64(0);
            if (Phase.Matches(phase, query))
                phases.Add(phase);
        }

        return phases;
    }
}
