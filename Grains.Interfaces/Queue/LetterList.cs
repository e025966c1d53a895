using System.Collections.Immutable;

namespace Assay.Queue;

/// <summary>The dead letters of both queues, or why they cannot be told.</summary>
/// <param name="HasBus">False in direct mode, where there are none.</param>
/// <param name="Letters">In the order of each queue, at most <see cref="IDeadLetterGrain.Most"/> of each.</param>
/// <param name="Error">A code when the broker does not tell.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.LetterList")]
public sealed record LetterList(bool HasBus, ImmutableArray<BusLetter> Letters, string? Error);
