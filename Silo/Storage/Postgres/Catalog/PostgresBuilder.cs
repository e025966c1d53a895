using System.Globalization;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>Statements under construction, in PostgreSQL's form.</summary>
internal static class PostgresBuilder
{
    public static SqlBuilder Sql(string start) => new(start, '$');

    public static NpgsqlCommand ToCommand(this SqlBuilder sql, NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(sql.ToString(), connection);
        foreach (var value in sql.Values)
        {
            command.Parameters.Add(value is string text
                ? new NpgsqlParameter<string> { TypedValue = PostgresText.Clean(text) }
                : new NpgsqlParameter<long> { TypedValue = Convert.ToInt64(value, CultureInfo.InvariantCulture) });
        }

        return command;
    }

    public static async Task<List<T>> ReadAsync<T>(
        this SqlBuilder sql,
        NpgsqlConnection connection,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken)
    {
        await using var command = sql.ToCommand(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(reader));
        return rows;
    }
}
