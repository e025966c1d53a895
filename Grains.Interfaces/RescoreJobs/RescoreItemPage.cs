using System.Collections.Immutable;

namespace Assay.RescoreJobs;

/// <summary>One page of a job's items, in the order of the submissions' creation.</summary>
/// <param name="Items">The items; a page may hold fewer than asked for before the last one.</param>
/// <param name="NextCursor">Opaque; null on the last page so far.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.RescoreItemPage")]
public sealed record RescoreItemPage(ImmutableArray<RescoreItem> Items, string? NextCursor);
