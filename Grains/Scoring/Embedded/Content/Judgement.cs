namespace Assay.Scoring.Embedded.Content;

/// <summary>What an answer is worth: by the model answers, and by the rubric's items where it lists some.</summary>
internal sealed class Judgement
{
    private Judgement(double score, BestFit? whole, List<ItemScore> items) => (Score, Whole, Items) = (score, whole, items);

    /// <summary>0..1.</summary>
    public double Score { get; }

    /// <summary>The fit with the model answers; null when the question has a list of criteria only.</summary>
    public BestFit? Whole { get; }

    /// <summary>One for each criterion, in the rubric's order.</summary>
    public List<ItemScore> Items { get; }

    /// <summary>The comparisons that show what was found and what not.</summary>
    public IEnumerable<BestFit> Fits => Whole is null ? Items.Select(item => item.Fit) : [Whole];

    public static Judgement Of(JudgedAnswer answer)
    {
        var question = answer.Question;
        var items = ItemScore.Of(answer);
        var byItems = items.Count == 0 ? 0 : items.Sum(item => (double)item.Criterion.Weight * item.Score) / items.Sum(item => (double)item.Criterion.Weight);
        if (question.References.Count == 0)
            return new(byItems, null, items);
        var whole = BestFit.Of(question.References, answer.Words, question.Stems);
        var score = ContentModel.Shared.Score(whole.Measures);
        // Items may speak of an answer ("names two drawbacks") rather than like one: beside a model answer they only add.
        return new(items.Count == 0 ? score : Math.Max(score, (score + byItems) / 2), whole, items);
    }
}
