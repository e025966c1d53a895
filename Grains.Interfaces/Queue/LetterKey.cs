namespace Assay.Queue;

/// <summary>Names one dead letter.</summary>
/// <param name="Queue">The queue, without the ending of its dead letters.</param>
/// <param name="SequenceNumber">Its number there.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.LetterKey")]
public sealed record LetterKey(string Queue, long SequenceNumber);
