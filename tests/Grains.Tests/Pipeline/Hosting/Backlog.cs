using Microsoft.Data.Sqlite;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Lays down very many waiting rows at once, as copies of one.</summary>
internal static class Backlog
{
    public static async Task CopyAsync(PipelineHost host, string key, int copies)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "state.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(name) FROM pragma_table_info('submissions') WHERE name NOT IN ('key', 'wake_at')";
        var columns = (string)(await command.ExecuteScalarAsync())!;
        command.CommandText =
            $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $copies)
            INSERT INTO submissions (key, wake_at, {columns})
            SELECT printf('sub_%032d', n), wake_at + n, {columns} FROM submissions, numbers WHERE key = $key
            """;
        command.Parameters.AddWithValue("$copies", copies);
        command.Parameters.AddWithValue("$key", key);
        command.CommandTimeout = 120;
        Assert.Equal(copies, await command.ExecuteNonQueryAsync());
    }
}
