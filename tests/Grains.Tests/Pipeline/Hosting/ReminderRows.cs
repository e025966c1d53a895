using Microsoft.Data.Sqlite;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Looks into the reminders' file.</summary>
internal static class ReminderRows
{
    /// <summary>Makes every later use of the reminders fail.</summary>
    public static async Task BreakAsync(PipelineHost host)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "reminders.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE reminders";
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<IReadOnlyList<string>> OfAsync(PipelineHost host, string submission)
    {
        var rows = new List<string>();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(host.Folder, "reminders.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT ReminderName FROM reminders WHERE GrainId LIKE '%' || $key";
        command.Parameters.AddWithValue("$key", submission);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
