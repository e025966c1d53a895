using Npgsql;
using NpgsqlTypes;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Tells which rows of a statement that changed too few were stored, now or by an earlier try, and which were not.</summary>
internal static class PostgresMarks
{
    public static void Judge(NpgsqlConnection connection, List<RowWrite> rows, bool listed)
    {
        var marks = listed ? Listed(connection, rows) : States(connection, rows);
        foreach (var row in rows)
            row.Recognise(marks.TryGetValue(row.RowKey, out var mark) ? mark : null);
    }

    /// <summary>The mark of one row; null when there is none.</summary>
    public static long? Find(NpgsqlConnection connection, RowKey key, bool listed)
    {
        using var command = new NpgsqlCommand(
            listed ? "SELECT etag FROM submissions WHERE key = $1" : "SELECT etag FROM grain_state WHERE key = $1 AND state_name = $2", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.Key });
        if (!listed)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.StateName });
        return command.ExecuteScalar() as long?;
    }

    private static Dictionary<RowKey, long> Listed(NpgsqlConnection connection, List<RowWrite> rows)
    {
        using var command = new NpgsqlCommand(PostgresStatements.MarksOfListed, connection);
        Add(command, rows.ConvertAll(row => row.RowKey.Key));
        var marks = new Dictionary<RowKey, long>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            marks[new RowKey(rows[0].RowKey.StateName, reader.GetString(0))] = reader.GetInt64(1);
        return marks;
    }

    private static Dictionary<RowKey, long> States(NpgsqlConnection connection, List<RowWrite> rows)
    {
        using var command = new NpgsqlCommand(PostgresStatements.MarksOfStates, connection);
        Add(command, rows.ConvertAll(row => row.RowKey.Key));
        Add(command, rows.ConvertAll(row => row.RowKey.StateName));
        var marks = new Dictionary<RowKey, long>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            marks[new RowKey(reader.GetString(1), reader.GetString(0))] = reader.GetInt64(2);
        return marks;
    }

    private static void Add(NpgsqlCommand command, List<string> values) => command.Parameters.Add(
        new NpgsqlParameter<string[]> { TypedValue = [.. values], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
}
