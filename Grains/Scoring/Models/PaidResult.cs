namespace Assay.Scoring.Models;

/// <summary>A reply that was paid for.</summary>
/// <param name="PromptHash">SHA-256 of the prompt's instructions and schema, lower-case hexadecimal.</param>
/// <param name="Reply">The reply.</param>
/// <param name="CostUsd">By the prices configured when it came, USD.</param>
/// <param name="At">When it came, UTC.</param>
public sealed record PaidResult(string PromptHash, ModelReply Reply, decimal CostUsd, DateTimeOffset At);
