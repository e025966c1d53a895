namespace Assay.ServiceBus.Counts;

/// <summary>How many messages a queue holds, by the broker's own count.</summary>
internal sealed record QueueCounts(long Active, long DeadLetters, long Scheduled);
