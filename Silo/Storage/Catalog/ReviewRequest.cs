using Assay.Catalog;
using Assay.Reviews;

namespace Assay.Silo.Storage;

/// <summary>A query for waiting submissions with its place in the list.</summary>
internal sealed class ReviewRequest
{
    /// <summary>
    /// What a row is sorted by. One that an earlier version wrote has no such column and stands at its creation. The same texts are
    /// those of the indexes: an index of an expression, or of some rows, is found by its very words.
    /// </summary>
    public const string Since = "coalesce(review_since, created_at)";

    /// <summary>The rows that wait: by their column, or by their phase, which earlier versions wrote as well.</summary>
    public const string IsWaiting = "(review_since IS NOT NULL OR phase % 10 = 1)";

    private const int MostItems = 200;

    private readonly string _scope;

    /// <summary>Refuses a broken cursor at once.</summary>
    public ReviewRequest(ReviewQuery query)
    {
        Query = query;
        Limit = Math.Clamp(query.Limit, 1, MostItems);
        _scope = PageCursor.Scope("reviews", query.AssessmentId, query.Reason);
        After = PageCursor.Decode(query.Cursor, _scope);
    }

    public ReviewQuery Query { get; }

    public PagePosition? After { get; }

    /// <summary>Items on a page. One more is read, which tells whether there is another page.</summary>
    public int Limit { get; }

    public static PagePosition PositionOf(SubmissionListItem item) => new((item.ReviewSince ?? item.CreatedAt).UtcTicks, item.SubmissionId);

    /// <summary>Makes the page of what was read, at most <see cref="Limit"/> and one more.</summary>
    public SubmissionPage Page(List<SubmissionListItem> read) => read.Count <= Limit
        ? new SubmissionPage([.. read], null)
        : new SubmissionPage([.. read.Take(Limit)], PageCursor.Encode(PositionOf(read[Limit - 1]), _scope));

    /// <summary>Adds the conditions; <paramref name="find"/> is the dialect's function for a text's place in another.</summary>
    public void AddTo(SqlBuilder sql, string find)
    {
        sql.Where(IsWaiting);
        sql.WhereEqual("assessment_id", Query.AssessmentId);
        if (Query.Reason is { } reason)
            sql.Where($"{find}(',' || review_reasons || ',', {sql.Add($",{reason},")}) > 0");
        if (After is not { } position)
            return;

        // SQLite walks from the start for a comparison of rows alone, and finds the place by one of its first column.
        sql.Where($"{Since} >= ", position.Value);
        sql.Where($"({Since}, key) > ({sql.Add(position.Value)}, {sql.Add(position.Key)})");
    }
}
