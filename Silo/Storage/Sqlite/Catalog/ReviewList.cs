using Assay.Catalog;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>One page of the submissions that wait for a human, from the small indexes of those alone.</summary>
internal static class ReviewList
{
    public static SubmissionPage Read(Reader reader, ReviewRequest request)
    {
        using var rows = Build(request).Prepare(reader.Db);
        var items = new List<SubmissionListItem>();
        while (rows.Step())
            items.Add(ListRow.Read(rows));
        return request.Page(items);
    }

    internal static SqlBuilder Build(ReviewRequest request)
    {
        var index = request.Query.AssessmentId is null ? "ix_review" : "ix_review_assessment";
        var sql = SqliteBuilder.Sql(
            $"SELECT {ListRow.Columns} FROM (SELECT rowid AS r, {ReviewRequest.Since} AS since, key FROM submissions INDEXED BY {index}");
        request.AddTo(sql, find: "instr");
        sql.Append($" ORDER BY {ReviewRequest.Since}, key LIMIT {request.Limit + 1}) p");
        sql.Append(" CROSS JOIN submissions s ON s.rowid = p.r ORDER BY p.since, p.key");
        return sql;
    }
}
