namespace Assay.Silo.Storage.Sqlite;

/// <summary>Runs the statements of one item inside the open transaction.</summary>
internal static class ItemRunner
{
    public static void Run(WriterSession session, WriteItem item)
    {
        item.Refusal = null;
        switch (item)
        {
            case RowWrite write:
                Write(session, write);
                break;
            case RowDeletion deletion:
                Delete(session, deletion);
                break;
            case AuditAppend audit:
                session.Append(audit.Entries);
                break;
            case SqliteItem own:
                own.Run(session);
                break;
            default:
                throw new NotSupportedException($"{item.GetType()} is no kind of write.");
        }
    }

    private static void Write(WriterSession session, RowWrite write)
    {
        var table = Table(session, write.Listed is not null);
        if (write.OldETag is null ? table.Insert(write) : table.Update(write))
            session.Append(write.Audit);
        else
            write.Recognise(table.ETag(write.RowKey));
    }

    private static void Delete(WriterSession session, RowDeletion deletion)
    {
        var table = Table(session, deletion.IsListed);
        if (table.Delete(deletion.RowKey, ETags.Parse(deletion.ETag)))
        {
            deletion.Removed = true;
            session.Append(deletion.Audit);
        }
        else
        {
            deletion.Recognise(table.ETag(deletion.RowKey) is { } stored ? ETags.Format(stored) : null);
        }
    }

    private static IRowStatements Table(WriterSession session, bool listed) => listed ? session.Submissions : session.States;
}
