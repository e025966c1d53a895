using System.Collections.Immutable;

namespace Assay.Catalog;

/// <summary>One page of submissions.</summary>
/// <param name="Items">The submissions.</param>
/// <param name="NextCursor">Opaque; null on the last page.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.SubmissionPage")]
public sealed record SubmissionPage(ImmutableArray<SubmissionListItem> Items, string? NextCursor);
