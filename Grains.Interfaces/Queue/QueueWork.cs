namespace Assay.Queue;

/// <summary>How well the cluster keeps up with its work, by the store.</summary>
/// <param name="InFlight">Job slots in use, in all silos.</param>
/// <param name="WaitingSince">Since when the longest waiting submission has waited to be worked, UTC; null when none waits. One that waits for a retry is not waiting.</param>
/// <param name="AsOf">When the store was asked, UTC.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.QueueWork")]
public sealed record QueueWork(long InFlight, DateTimeOffset? WaitingSince, DateTimeOffset AsOf);
