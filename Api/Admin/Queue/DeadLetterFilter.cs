using Assay.Api.Admin.Requests;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Queue;

/// <summary>Which failed submissions a list asks for.</summary>
/// <param name="Only">One stage, or null for both.</param>
/// <param name="Begin">The stage that the page begins with.</param>
/// <param name="Query">The other filters, and where in that stage the page begins.</param>
internal sealed record DeadLetterFilter(Stage? Only, Stage Begin, SubmissionQuery Query)
{
    private const int DefaultLimit = 50;

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
        filters.ThrowIfAny();
        if (cursor is null)
            return new DeadLetterFilter(only, only ?? Stage.Score, query);

        var dot = cursor.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || WireName.Parse<Stage>(cursor[..dot]) is not { } begin || (only is not null && only != begin))
            throw QueryFilters.BrokenCursor();
        return new DeadLetterFilter(only, begin, query with { Cursor = cursor.Length > dot + 1 ? cursor[(dot + 1)..] : null });
    }

    /// <summary>The cursor of a page that begins in a stage, at the start of it when there is no inner one.</summary>
    public static string CursorOf(Stage stage, string? inner) => $"{WireName.Of(stage)}.{inner}";
}
