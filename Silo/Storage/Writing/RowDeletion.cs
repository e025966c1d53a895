using System.Collections.Immutable;
using Assay.Audit;
using Orleans.Storage;

namespace Assay.Silo.Storage;

/// <summary>Removes one row whose ETag is known.</summary>
internal sealed class RowDeletion(RowKey key, bool listed, long etag, ImmutableArray<AuditEntry> audit) : WriteItem
{
    private bool _removed;

    public override RowKey? Key => key;

    public override int Size => 600;

    public override void Run(WriterSession session)
    {
        IRowStatements table = listed ? session.Submissions : session.States;
        Refusal = null;
        if (table.Delete(key, etag))
        {
            _removed = true;
            session.Append(audit);
        }
        else if (table.ETag(key) is { } stored)
        {
            Refusal = new InconsistentStateException(
                "The row was changed by another activation.", ETags.Format(stored), ETags.Format(etag));
        }
        else if (!_removed)
        {
            Refusal = new InconsistentStateException("The row is gone.", "none", ETags.Format(etag));
        }
    }
}
