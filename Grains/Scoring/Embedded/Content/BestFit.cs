namespace Assay.Scoring.Embedded.Content;

/// <summary>The reference that an answer fits best, and the measures against it and, in recall, against all of them.</summary>
internal sealed record BestFit(Comparison Comparison, Measures Measures)
{
    public static BestFit Of(IReadOnlyList<Reference> references, IReadOnlyList<Word> answer, HashSet<string> questionStems)
    {
        var comparisons = references.Select(reference => new Comparison(reference, answer, questionStems)).ToList();
        var best = comparisons.MaxBy(comparison => comparison.Measures.Fit)!;
        return new(best, best.Measures with
        {
            MostRecall = comparisons.Max(comparison => comparison.Measures.Recall),
            MeanRecall = comparisons.Average(comparison => comparison.Measures.Recall),
        });
    }
}
