namespace Assay.Scoring.Embedded.Content;

/// <summary>How far an answer meets one criterion: as far as the one clause of it that meets it best, or the answer as a whole.</summary>
internal sealed record ItemScore(Criterion Criterion, BestFit Fit)
{
    // More sentences than anyone reads; what stands behind them still counts in the whole.
    private const int MostClauses = 40;

    public static List<ItemScore> Of(JudgedAnswer answer)
    {
        if (answer.Question.Criteria.Count == 0)
            return [];
        var clauses = answer.Words.GroupBy(word => word.Clause).Take(MostClauses).Select(clause => clause.ToList()).ToList();
        if (clauses.Count > 1)
            clauses.Add(answer.Words);
        return answer.Question.Criteria.ConvertAll(criterion =>
            new ItemScore(criterion, clauses.Select(words => BestFit.Of([criterion.Reference], words, answer.Question.Stems)).MaxBy(fit => fit.Score)!));
    }
}
