using Assay.Catalog;

namespace Assay.Silo.Storage;

/// <summary>A query with its place in the list: what came before is left out, and the next page starts where this one ends.</summary>
internal sealed class ListRequest
{
    private const int MostItems = 200;

    private readonly string _scope;

    /// <summary>Refuses a broken cursor at once.</summary>
    public ListRequest(SubmissionQuery query)
    {
        Query = query;
        Limit = Math.Clamp(query.Limit, 1, MostItems);
        _scope = PageCursor.Scope(
            "list",
            (int)query.Sort,
            (int?)query.Status,
            (int?)query.ScoringStatus,
            (int?)query.ReportStatus,
            query.AssessmentId,
            query.CandidateEmail is { } email ? EmailKey.Of(email) : null,
            query.Source,
            query.MinScore,
            query.MaxScore,
            query.From?.UtcTicks,
            query.To?.UtcTicks);
        After = PageCursor.Decode(query.Cursor, _scope);
    }

    public SubmissionQuery Query { get; }

    public PagePosition? After { get; }

    /// <summary>Items on a page. One more is read, which tells whether there is another page.</summary>
    public int Limit { get; }

    /// <summary>Makes the page of what was read, at most <see cref="Limit"/> and one more.</summary>
    public SubmissionPage Page(List<SubmissionListItem> read) => read.Count <= Limit
        ? new SubmissionPage([.. read], null)
        : new SubmissionPage([.. read.Take(Limit)], PageCursor.Encode(PositionOf(read[Limit - 1]), _scope));

    private PagePosition PositionOf(SubmissionListItem item) => new(
        ListFilter.IsByScore(Query.Sort) ? MicroPercent.From(item.OverallScore)!.Value : item.CreatedAt.UtcTicks,
        item.SubmissionId);
}
