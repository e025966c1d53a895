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

    private string? _etag;

    public RowKey RowKey { get; } = key;

    public override RowKey? Key => RowKey;

    public override int Size { get; } = payload.Length + Overhead;

    public ReadOnlySpan<byte> Payload => payload.Written;

    public ReadOnlyMemory<byte> PayloadBytes => payload.WrittenBytes;

    /// <summary>Made here and stored with the row, so that a repeated write recognises its own commit.</summary>
    public long Mark { get; } = ETags.Next();

    /// <summary>What the caller gives at its next write. The SQL stores use the mark; others set it when they have stored.</summary>
    public string ETag
    {
        get => _etag ??= ETags.Format(Mark);
        set => _etag = value;
    }

    /// <summary>Null for a row that must not exist yet.</summary>
    public string? OldETag { get; init; }

    /// <summary>The old ETag where it is a mark.</summary>
    public long OldMark => OldETag is { } etag ? ETags.Parse(etag) : 0;

    public int SchemaVersion { get; init; }

    /// <summary>UTC ticks.</summary>
    public long Now { get; init; }

    /// <summary>Present when the row belongs to the table of listed states.</summary>
    public (SubmissionListItem Item, Alarm Alarm)? Listed { get; init; }

    public ImmutableArray<AuditEntry> Audit { get; init; } = [];

    public void Dispose() => payload.Dispose();

    /// <summary>
    /// Judges a write that changed no row: a commit of unknown outcome may have stored it after all, and then the row carries the
    /// mark made here.
    /// </summary>
    /// <param name="found">The stored mark; null when there is no row.</param>
    public void Recognise(long? found)
    {
        if (found == Mark)
            return;
        Refusal = new InconsistentStateException(
            OldETag is null ? "The row exists already." : "The row was changed or removed by another activation.",
            found is { } stored ? ETags.Format(stored) : "none",
            OldETag ?? "none");
    }
}
