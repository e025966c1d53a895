using System.Collections.Immutable;
using Assay.Scoring;

namespace Assay.Api.Admin.Submissions;

/// <summary>A place in the answer, in UTF-16 units, that speaks for a score.</summary>
internal sealed record EvidenceView(string Term, int Start, int Length, decimal Likeness)
{
    public static IReadOnlyList<EvidenceView> AllOf(ImmutableArray<EvidenceSpan> spans) =>
        [.. spans.Select(span => new EvidenceView(span.Term, span.Start, span.Length, Shown.Points(span.Likeness)))];
}

/// <summary>How far the answer meets one item of the question's own rubric.</summary>
internal sealed record RubricItemView(string Item, decimal Weight, decimal Score, IReadOnlyList<EvidenceView> Evidence)
{
    public static RubricItemView Of(RubricItemScore item) =>
        new(item.Item, Shown.Points(item.Weight), Shown.Points(item.Score), EvidenceView.AllOf(item.Evidence));
}
