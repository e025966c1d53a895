using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Runs the writes of a batch as one transaction, and finds out what became of each.</summary>
internal static class PostgresBatch
{
    public static void Run(NpgsqlConnection connection, List<WriteItem> items)
    {
        List<RowWrite> newListed = [], oldListed = [], newStates = [], oldStates = [];
        List<AuditRow> audit = [];
        foreach (var item in items)
        {
            item.Refusal = null;
            switch (item)
            {
                case RowWrite row:
                    (row.Listed is null ? (row.OldETag is null ? newStates : oldStates) : (row.OldETag is null ? newListed : oldListed)).Add(row);
                    AuditRow.AddTo(audit, row.Audit, row.Mark, row);
                    break;
                case AuditAppend append:
                    AuditRow.AddTo(audit, append.Entries, append.Mark, null);
                    break;
                case RowDeletion deletion:
                    PostgresDeletion.Run(connection, deletion);
                    break;
                default:
                    throw new NotSupportedException($"{item.GetType()} is no kind of write.");
            }
        }

        // Without a transaction of its own a batch of commands is one.
        using var batch = new NpgsqlBatch(connection);
        var parts = new List<(List<RowWrite> Rows, NpgsqlBatchCommand Command, bool Listed)>(4);
        Include(newListed, listed: true, update: false);
        Include(oldListed, listed: true, update: true);
        Include(newStates, listed: false, update: false);
        Include(oldStates, listed: false, update: true);
        if (audit.Count > 0)
            batch.BatchCommands.Add(RowArrays.Audit(audit));
        if (batch.BatchCommands.Count == 0)
            return;
        batch.ExecuteNonQuery();

        foreach (var (rows, command, listed) in parts)
        {
            if ((int)command.RecordsAffected < rows.Count)
                PostgresMarks.Judge(connection, rows, listed);
        }

        void Include(List<RowWrite> rows, bool listed, bool update)
        {
            if (rows.Count == 0)
                return;
            var command = listed ? RowArrays.Listed(rows, update) : RowArrays.States(rows, update);
            parts.Add((rows, command, listed));
            batch.BatchCommands.Add(command);
        }
    }
}
