namespace Assay.Queue;

/// <summary>One queue of the broker, by the broker's own count.</summary>
/// <param name="Name">As configured.</param>
/// <param name="Active">Waiting, or locked by a silo.</param>
/// <param name="DeadLetters">In its dead-letter queue.</param>
/// <param name="Scheduled">To be delivered later.</param>
/// <param name="Error">Why there are no counts, for a person; null when there are.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.BrokerQueue")]
public sealed record BrokerQueue(string Name, long Active, long DeadLetters, long Scheduled, string? Error);
