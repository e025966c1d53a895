namespace Assay.Scoring;

/// <summary>Adds up what a scoring cost.</summary>
internal static class ScoringCost
{
    /// <summary>With the paid calls of one more judgement.</summary>
    public static CostBreakdown With(this CostBreakdown cost, AnswerGrade grade)
    {
        var samples = grade.Model?.Samples ?? [];
        return cost with
        {
            LlmCalls = cost.LlmCalls + grade.ModelCalls,
            EstimatedTokens = cost.EstimatedTokens + grade.Tokens,
            InputTokens = cost.InputTokens + samples.Sum(sample => sample.InputTokens),
            OutputTokens = cost.OutputTokens + samples.Sum(sample => sample.OutputTokens),
            CostUsd = cost.CostUsd + samples.Sum(sample => sample.CostUsd),
            Latency = cost.Latency + TimeSpan.FromTicks(samples.Sum(sample => sample.Latency.Ticks)),
        };
    }
}
