using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Removes one row with its audit entries, in a transaction of its own: removals are rare.</summary>
internal static class PostgresDeletion
{
    public static void Run(NpgsqlConnection connection, RowDeletion deletion)
    {
        using var transaction = connection.BeginTransaction();
        using (var command = new NpgsqlCommand(deletion.IsListed ? PostgresStatements.DeleteListed : PostgresStatements.DeleteState, connection))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = deletion.RowKey.Key });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = ETags.Parse(deletion.ETag) });
            if (!deletion.IsListed)
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = deletion.RowKey.StateName });
            if (command.ExecuteNonQuery() == 0)
            {
                deletion.Recognise(PostgresMarks.Find(connection, deletion.RowKey, deletion.IsListed) is { } mark ? ETags.Format(mark) : null);
                return;
            }
        }

        deletion.Removed = true;
        List<AuditRow> audit = [];
        AuditRow.AddTo(audit, deletion.Audit, ETags.Next(), null);
        if (audit.Count > 0)
        {
            using var batch = new NpgsqlBatch(connection, transaction);
            batch.BatchCommands.Add(RowArrays.Audit(audit));
            batch.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
