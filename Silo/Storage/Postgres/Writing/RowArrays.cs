using Npgsql;
using NpgsqlTypes;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Turns rows into the arrays of a statement, one a column.</summary>
internal static class RowArrays
{
    public static NpgsqlBatchCommand Listed(List<RowWrite> rows, bool update)
    {
        var command = new NpgsqlBatchCommand(update ? PostgresStatements.UpdateListed : PostgresStatements.InsertListed);
        Add(command, rows, row => row.RowKey.Key);
        Add(command, rows, row => row.Mark);
        Add(command, rows, row => row.SchemaVersion);
        Add(command, rows, row => Phase.Of(row.Listed!.Value.Item));
        Add(command, rows, row => row.Now);
        Add(command, rows, row => row.Listed!.Value.Item.CompletedAt?.UtcTicks);
        Add(command, rows, row => MicroPercent.From(row.Listed!.Value.Item.OverallScore));
        Add(command, rows, row => row.Listed!.Value.Item.RunSequence);
        Add(command, rows, row => row.Listed!.Value.Item.Attempts);
        Add(command, rows, row => row.Listed!.Value.Item.NextRetryAt?.UtcTicks);
        Add(command, rows, row => row.Listed!.Value.Alarm.WakeAt?.UtcTicks);
        Add(command, rows, row => (int)row.Listed!.Value.Alarm.Kind);
        Add(command, rows, row => row.Listed!.Value.Alarm.Owner);
        Add(command, rows, row => row.Listed!.Value.Item.LastError);
        Add(command, rows, row => row.PayloadBytes);
        Add(command, rows, row => row.Listed!.Value.Item.CreatedAt.UtcTicks);
        Add(command, rows, row => row.Listed!.Value.Item.AssessmentId);
        Add(command, rows, row => row.Listed!.Value.Item.Source);
        Add(command, rows, row => EmailKey.Of(row.Listed!.Value.Item.CandidateEmail));
        Add(command, rows, row => row.Listed!.Value.Item.CandidateEmail);
        Add(command, rows, row => row.Listed!.Value.Item.CandidateName);
        Add(command, rows, row => row.Listed!.Value.Item.InitiatedBy);
        Add(command, rows, row => row.Listed!.Value.Item.ReviewCount);
        Add(command, rows, row => row.Listed!.Value.Item.ReviewSince?.UtcTicks);
        Add(command, rows, row => row.Listed!.Value.Item.ReviewReasons);
        Add(command, rows, row => MicroPercent.From(row.Listed!.Value.Item.HighestScore));
        if (update)
            Add(command, rows, row => row.OldMark);
        return command;
    }

    public static NpgsqlBatchCommand States(List<RowWrite> rows, bool update)
    {
        var command = new NpgsqlBatchCommand(update ? PostgresStatements.UpdateState : PostgresStatements.InsertState);
        Add(command, rows, row => row.RowKey.Key);
        Add(command, rows, row => row.RowKey.StateName);
        Add(command, rows, row => row.Mark);
        Add(command, rows, row => row.SchemaVersion);
        Add(command, rows, row => row.Now);
        Add(command, rows, row => row.PayloadBytes);
        if (update)
            Add(command, rows, row => row.OldMark);
        return command;
    }

    public static NpgsqlBatchCommand Audit(List<AuditRow> rows)
    {
        var command = new NpgsqlBatchCommand(PostgresStatements.AppendAudit);
        Add(command, rows, row => row.Entry.At.UtcTicks);
        Add(command, rows, row => row.Entry.Actor);
        Add(command, rows, row => row.Entry.Action);
        Add(command, rows, row => row.Entry.Subject);
        Add(command, rows, row => row.Entry.Details);
        Add(command, rows, row => row.Mark);
        Add(command, rows, row => row.Owner?.RowKey.Key);
        Add(command, rows, row => row.Owner?.RowKey.StateName);
        Add(command, rows, row => row.Owner?.Mark);
        return command;
    }

    private static void Add<TRow>(NpgsqlBatchCommand command, List<TRow> rows, Func<TRow, string?> column)
    {
        var values = new string?[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = column(rows[i]) is { } text ? PostgresText.Clean(text) : null;
        Add(command, values, NpgsqlDbType.Text);
    }

    private static void Add<TRow>(NpgsqlBatchCommand command, List<TRow> rows, Func<TRow, long?> column) =>
        Add(command, ValuesOf(rows, column), NpgsqlDbType.Bigint);

    private static void Add<TRow>(NpgsqlBatchCommand command, List<TRow> rows, Func<TRow, long> column) =>
        Add(command, ValuesOf(rows, column), NpgsqlDbType.Bigint);

    private static void Add<TRow>(NpgsqlBatchCommand command, List<TRow> rows, Func<TRow, int> column) =>
        Add(command, ValuesOf(rows, column), NpgsqlDbType.Integer);

    private static void Add<TRow>(NpgsqlBatchCommand command, List<TRow> rows, Func<TRow, int?> column) =>
        Add(command, ValuesOf(rows, column), NpgsqlDbType.Integer);

    private static void Add<TRow>(NpgsqlBatchCommand command, List<TRow> rows, Func<TRow, ReadOnlyMemory<byte>> column) =>
        Add(command, ValuesOf(rows, column), NpgsqlDbType.Bytea);

    private static T[] ValuesOf<TRow, T>(List<TRow> rows, Func<TRow, T> column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = column(rows[i]);
        return values;
    }

    private static void Add<T>(NpgsqlBatchCommand command, T[] values, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
