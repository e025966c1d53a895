using System.Collections.Immutable;
using Assay.Audit;
using Assay.Catalog;
using Assay.Storage;
using Orleans.Storage;

namespace Assay.Silo.Storage;

/// <summary>One state on its way into its row, with the audit entries of the same change.</summary>
internal sealed class RowWrite(RowKey key, PayloadBuffer payload) : WriteItem, IDisposable
{
    // What a row takes beside its payload: columns, index entries, page headers.
    private const int Overhead = 600;

    public RowKey RowKey { get; } = key;

    public override RowKey? Key => RowKey;

    public override int Size { get; } = payload.Length + Overhead;

    public ReadOnlySpan<byte> Payload => payload.Written;

    public long NewETag { get; } = ETags.Next();

    /// <summary>Null for a row that must not exist yet.</summary>
    public long? OldETag { get; init; }

    public int SchemaVersion { get; init; }

    /// <summary>UTC ticks.</summary>
    public long Now { get; init; }

    /// <summary>Present when the row belongs to the table of listed states.</summary>
    public (SubmissionListItem Item, Alarm Alarm)? Listed { get; init; }

    public ImmutableArray<AuditEntry> Audit { get; init; } = [];

    public override void Run(WriterSession session)
    {
        IRowStatements table = Listed is null ? session.States : session.Submissions;
        Refusal = null;
        if (OldETag is null ? table.Insert(this) : table.Update(this))
            session.Append(Audit);
        else
            Recognise(table.ETag(RowKey));
    }

    public void Dispose() => payload.Dispose();

    // The transaction of a failed commit may have reached the disk after all; then the row carries the ETag made here.
    private void Recognise(long? found)
    {
        if (found == NewETag)
            return;
        Refusal = new InconsistentStateException(
            OldETag is null ? "The row exists already." : "The row was changed or removed by another activation.",
            found is { } stored ? ETags.Format(stored) : "none",
            OldETag is { } expected ? ETags.Format(expected) : "none");
    }
}
