namespace Assay.Scoring;

/// <summary>Limits of a scoring.</summary>
internal sealed class ScoringOptions
{
    /// <summary>How long one answer may take its grader, 120 seconds by default.</summary>
    public TimeSpan AnswerTimeLimit { get; set; } = TimeSpan.FromSeconds(120);
}
