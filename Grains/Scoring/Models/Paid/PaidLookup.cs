using Assay.Submissions;

namespace Assay.Scoring.Models.Paid;

/// <summary>What a paid result is found by within its run.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="QuestionId">The question, empty for a report.</param>
/// <param name="Sample">1 for the first.</param>
/// <param name="PromptHash">Of the prompt that was sent: another prompt is another call.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.PaidLookup")]
public sealed record PaidLookup(
    [property: Id(0)] Stage Stage,
    [property: Id(1)] string QuestionId,
    [property: Id(2)] int Sample,
    [property: Id(3)] string PromptHash)
{
    /// <summary>Of a call.</summary>
    public static PaidLookup Of(PaidKey key, string promptHash)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new PaidLookup(key.Stage, key.QuestionId, key.Sample, promptHash);
    }
}
