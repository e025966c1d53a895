namespace Assay.Scoring.Embedded.Content;

/// <summary>The reference by which an answer is worth most.</summary>
/// <param name="Comparison">The answer beside that reference.</param>
/// <param name="Score">0..1.</param>
/// <param name="Recall">The best recall of any reference.</param>
internal sealed record BestFit(Comparison Comparison, double Score, double Recall)
{
    public static BestFit Of(IReadOnlyList<Reference> references, IReadOnlyList<Word> answer, HashSet<string> questionStems)
    {
        BestFit? best = null;
        var recall = 0.0;
        foreach (var reference in references)
        {
            var comparison = new Comparison(reference, answer, questionStems);
            var score = ContentModel.Shared.Score(comparison.Measures);
            recall = Math.Max(recall, comparison.Measures.Recall);
            if (best is null || (score, comparison.Measures.Fit).CompareTo((best.Score, best.Comparison.Measures.Fit)) > 0)
                best = new(comparison, score, recall);
        }
        return best! with { Recall = recall };
    }
}
