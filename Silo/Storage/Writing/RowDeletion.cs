using System.Collections.Immutable;
using Assay.Audit;
using Orleans.Storage;

namespace Assay.Silo.Storage;

/// <summary>Removes one row whose ETag is known.</summary>
internal sealed class RowDeletion(RowKey key, bool listed, string etag, ImmutableArray<AuditEntry> audit) : WriteItem
{
    public RowKey RowKey { get; } = key;

    public override RowKey? Key => RowKey;

    public override int Size => 600;

    /// <summary>True when the row belongs to the table of listed states.</summary>
    public bool IsListed => listed;

    public string ETag => etag;

    public ImmutableArray<AuditEntry> Audit => audit;

    /// <summary>Set once a statement has removed the row: when the outcome of its commit was unknown, a missing row is its own work.</summary>
    public bool Removed { get; set; }

    /// <summary>Judges a removal that found no row with its ETag.</summary>
    /// <param name="found">The stored ETag; null when there is no row.</param>
    public void Recognise(string? found)
    {
        if (found is not null)
            Refusal = new InconsistentStateException("The row was changed by another activation.", found, etag);
        else if (!Removed)
            Refusal = new InconsistentStateException("The row is gone.", "none", etag);
    }
}
