using System.Collections.Immutable;
using Assay.Audit;

namespace Assay.Silo.Storage;

/// <summary>Audit entries that belong to no row.</summary>
internal sealed class AuditAppend(ImmutableArray<AuditEntry> entries) : WriteItem
{
    public ImmutableArray<AuditEntry> Entries => entries;

    /// <summary>By which a repeated write recognises its own commit.</summary>
    public long Mark { get; } = ETags.Next();

    public override RowKey? Key => null;

    public override int Size => 600 * entries.Length;
}
