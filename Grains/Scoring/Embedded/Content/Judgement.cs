namespace Assay.Scoring.Embedded.Content;

/// <summary>What an answer is worth: by the model answers, and by the rubric's items where it lists some.</summary>
internal sealed class Judgement
{
    private Judgement(JudgedAnswer answer, double score, BestFit? whole, List<ItemScore> items)
    {
        (Score, Items) = (score, items);
        Fits = whole is null ? items.ConvertAll(item => item.Fit) : [whole];
        Topic = TopicMeasures.Of(answer.Question, answer.Words, Fits.Max(fit => fit.Recall));
    }

    /// <summary>0..1.</summary>
    public double Score { get; }

    /// <summary>One for each criterion, in the rubric's order.</summary>
    public List<ItemScore> Items { get; }

    /// <summary>The comparisons that show what was found and what not: with the best model answer, else with each criterion.</summary>
    public List<BestFit> Fits { get; }

    /// <summary>How much it is about the question.</summary>
    public TopicMeasures Topic { get; }

    public static Judgement Of(JudgedAnswer answer)
    {
        var question = answer.Question;
        var items = ItemScore.Of(answer);
        var byItems = items.Count == 0 ? 0 : items.Sum(item => (double)item.Criterion.Weight * item.Fit.Score) / items.Sum(item => (double)item.Criterion.Weight);
        if (question.References.Count == 0)
            return new(answer, byItems, null, items);
        var whole = BestFit.Of(question.References, answer.Words, question.Stems);
        // Items may speak of an answer ("names two drawbacks") rather than like one: beside a model answer they only add.
        return new(answer, items.Count == 0 ? whole.Score : Math.Max(whole.Score, (whole.Score + byItems) / 2), whole, items);
    }
}
