using System.Collections.Immutable;

namespace Assay.Reviews;

/// <summary>A question that waits for a human.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="Since">When it began to wait, UTC. A rescore or a mark for another question does not reset it.</param>
/// <param name="Reasons">Why, stable codes: what the grader said, and <c>regrade_requested</c>.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.WaitingQuestion")]
public sealed record WaitingQuestion(string QuestionId, DateTimeOffset Since, ImmutableArray<string> Reasons);
