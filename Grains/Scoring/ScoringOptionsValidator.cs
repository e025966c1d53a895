using Microsoft.Extensions.Options;

namespace Assay.Scoring;

/// <summary>Refuses limits under which no answer could be graded.</summary>
internal sealed class ScoringOptionsValidator : IValidateOptions<ScoringOptions>
{
    public ValidateOptionsResult Validate(string? name, ScoringOptions options) => options.AnswerTimeLimit > TimeSpan.Zero
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{nameof(ScoringOptions.AnswerTimeLimit)} must be above zero.");
}
