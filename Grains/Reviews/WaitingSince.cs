namespace Assay.Reviews;

/// <summary>What a submission's row remembers of a question that waits for a human.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Since">When it began to wait, UTC.</param>
public sealed record WaitingSince(string QuestionId, DateTimeOffset Since);
