using System.Collections.Immutable;
using Assay.Catalog;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>One page of a list, in one snapshot of the database.</summary>
internal sealed class SubmissionList
{
    private const int MostItems = 200;

    private readonly SubmissionQuery _query;
    private readonly string _scope;
    private readonly PagePosition? _after;
    private readonly int _limit;

    /// <summary>Refuses a broken cursor at once.</summary>
    public SubmissionList(SubmissionQuery query)
    {
        _query = query;
        _limit = Math.Clamp(query.Limit, 1, MostItems);
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
        _after = PageCursor.Decode(query.Cursor, _scope);
    }

    public SubmissionPage Read(Reader reader)
    {
        var db = reader.Db;
        db.Execute("BEGIN");
        try
        {
            var phases = StoredPhases.Matching(db, _query);
            if (phases.Count == 0)
                return new SubmissionPage([], null);
            var filter = new ListFilter(_query, phases);
            var sql = ListPlan.Build(filter, ListDriver.Choose(db, filter), _after, _limit + 1);
            return ReadPage(db, sql);
        }
        finally
        {
            db.Execute("COMMIT");
        }
    }

    private SubmissionPage ReadPage(Db db, SqlBuilder sql)
    {
        var items = ImmutableArray.CreateBuilder<SubmissionListItem>(_limit);
        using var statement = sql.Prepare(db);
        while (statement.Step())
        {
            if (items.Count == _limit)
                return new SubmissionPage(items.ToImmutable(), PageCursor.Encode(PositionOf(items[^1]), _scope));
            items.Add(ListRow.Read(statement));
        }

        return new SubmissionPage(items.ToImmutable(), null);
    }

    private PagePosition PositionOf(SubmissionListItem item) => new(
        ListFilter.IsByScore(_query.Sort) ? MicroPercent.From(item.OverallScore)!.Value : item.CreatedAt.UtcTicks,
        item.SubmissionId);
}
