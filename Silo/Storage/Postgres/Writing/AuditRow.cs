using Assay.Audit;

namespace Assay.Silo.Storage.Postgres;

/// <summary>One audit entry on its way into its table.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Mark">Makes it unique.</param>
/// <param name="Owner">The write it came with; null when it stands alone.</param>
internal readonly record struct AuditRow(AuditEntry Entry, long Mark, RowWrite? Owner)
{
    public static void AddTo(List<AuditRow> rows, IEnumerable<AuditEntry> entries, long mark, RowWrite? owner)
    {
        // Counted from the write's own mark: a repeated write, in whatever company, gives its entries the same marks again.
        foreach (var entry in entries)
            rows.Add(new AuditRow(entry, unchecked(++mark), owner));
    }
}
