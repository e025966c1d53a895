namespace Assay.Submissions;

/// <summary>What became of an order to erase. A reply means that the submission is erased for good, whatever happens next.</summary>
/// <param name="ErasedAt">When it was erased, UTC; a repeated order gets the time of the first.</param>
/// <param name="Purged">True when the rows beside the submission's own are removed too; else recovery does it within minutes.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.ErasureReply")]
public sealed record ErasureReply(DateTimeOffset ErasedAt, bool Purged);
