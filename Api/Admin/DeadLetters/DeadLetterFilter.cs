using Assay.Api.Admin.Requests;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>Which failed submissions a list asks for.</summary>
/// <param name="Only">One stage, or null for both.</param>
/// <param name="Begin">The stage that the page begins with.</param>
/// <param name="Query">The other filters, and where in that stage the page begins.</param>
internal sealed record DeadLetterFilter(Stage? Only, Stage Begin, SubmissionQuery Query)
{
    private const int DefaultLimit = 50;
    private static readonly Dictionary<string, bool> Groupings = new() { ["reason"] = true };

    /// <summary>Only with this reason.</summary>
    public string? Reason { get; private init; }

    /// <summary>Reasons are asked for, not letters.</summary>
    public bool IsGrouped { get; private init; }

    public static DeadLetterFilter Read(IQueryCollection values)
    {
        var filters = new QueryFilters(values);
        var only = filters.Choice<Stage>("stage");
        var query = new SubmissionQuery
        {
            AssessmentId = filters.Text("assessment_id"),
            CandidateEmail = filters.Text("candidate"),
            From = filters.Time("from"),
            To = filters.Time("to"),
            Limit = filters.Limit(DefaultLimit),
        };
        var cursor = filters.Cursor();
        var reason = filters.Text("reason");
        var grouped = filters.Choice("group_by", Groupings, false);
        filters.ThrowIfAny();
        if (cursor is null)
            return new DeadLetterFilter(only, only ?? Stage.Score, query) { Reason = reason, IsGrouped = grouped };

        return new DeadLetterFilter(only, only ?? Stage.Score, query) { Reason = reason, IsGrouped = grouped }.From(cursor);
    }

    /// <summary>True on the first page.</summary>
    public bool IsFirst => Query.Cursor is null && Begin == (Only ?? Stage.Score);

    /// <summary>The same list in the largest pages.</summary>
    public DeadLetterFilter OfAll() => this with { Query = Query with { Limit = 200 } };

    /// <summary>The same list from a cursor on.</summary>
    public DeadLetterFilter From(string cursor)
    {
        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || WireName.Parse<Stage>(cursor[..dot]) is not { } begin || (Only is not null && Only != begin))
            throw QueryFilters.BrokenCursor();
        return this with { Begin = begin, Query = Query with { Cursor = cursor.Length > dot + 1 ? cursor[(dot + 1)..] : null } };
    }

    /// <summary>The cursor of a page that begins in a stage, at the start of it when there is no inner one.</summary>
    public static string CursorOf(Stage stage, string? inner) => $"{WireName.Of(stage)}.{inner}";
}
