using System.Data.Common;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Statements on a connection of their own.</summary>
internal static class Sql
{
    public static async Task<int> RunAsync(Func<DbConnection> connect, string sql, params (string Name, object Value)[] values)
    {
        await using var connection = connect();
        await using var command = await CommandAsync(connection, sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The texts of the first column.</summary>
    public static async Task<IReadOnlyList<string>> TextsAsync(Func<DbConnection> connect, string sql, params (string Name, object Value)[] values)
    {
        await using var connection = connect();
        await using var command = await CommandAsync(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private static async Task<DbCommand> CommandAsync(DbConnection connection, string sql, (string Name, object Value)[] values)
    {
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 120;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
