using System.Collections.Immutable;

namespace Assay.Audit;

/// <summary>One page of the audit, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="NextCursor">Opaque; null on the last page.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.AuditPage")]
public sealed record AuditPage(ImmutableArray<AuditEntry> Entries, string? NextCursor);
