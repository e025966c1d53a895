using Assay.Catalog;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>One page of a list, in one snapshot of the database.</summary>
internal static class SubmissionList
{
    public static SubmissionPage Read(Reader reader, ListRequest request)
    {
        var db = reader.Db;
        db.Execute("BEGIN");
        try
        {
            var phases = StoredPhases.Matching(db, request.Query);
            if (phases.Count == 0)
                return new SubmissionPage([], null);
            var filter = new ListFilter(request.Query, phases);
            using var rows = ListPlan.Build(filter, ListDriver.Choose(db, filter), request.After, request.Limit + 1).Prepare(db);
            var items = new List<SubmissionListItem>();
            while (rows.Step())
                items.Add(ListRow.Read(rows));
            return request.Page(items);
        }
        finally
        {
            db.Execute("COMMIT");
        }
    }
}
