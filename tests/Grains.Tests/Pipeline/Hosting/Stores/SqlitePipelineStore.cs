using System.Data.Common;
using Assay.Silo.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>The embedded store in a folder of its own.</summary>
internal sealed class SqlitePipelineStore(string folder) : PipelineStore
{
    private SharedSqlite? _shared;

    public override Task OpenAsync(bool shared)
    {
        if (shared)
            _shared = SharedSqlite.Open(folder);
        return Task.CompletedTask;
    }

    public override void Use(ISiloBuilder silo)
    {
        silo.AddSqliteStorage(options => options.DataFolder = folder);
        _shared?.Use(silo.Services);
    }

    public override Task<IReadOnlyList<string>> KeysAsync(string text, string? stateName) => Sql.TextsAsync(
        State,
        "SELECT key FROM grain_state WHERE key LIKE '%' || @text || '%' AND (@name = '' OR state_name = @name) ORDER BY key",
        ("@text", text),
        ("@name", stateName ?? ""));

    public override async Task CopyAsync(string key, int copies)
    {
        var columns = await Sql.TextsAsync(State, "SELECT group_concat(name) FROM pragma_table_info('submissions') WHERE name NOT IN ('key', 'wake_at')");
        var copied = await Sql.RunAsync(
            State,
            $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @copies)
            INSERT INTO submissions (key, wake_at, {columns[0]})
            SELECT printf('sub_%032d', n), wake_at + n, {columns[0]} FROM submissions, numbers WHERE key = @key
            """,
            ("@copies", copies),
            ("@key", key));
        Assert.Equal(copies, copied);
    }

    public override Task<IReadOnlyList<string>> RemindersAsync(string submission) => Sql.TextsAsync(
        Reminders, "SELECT ReminderName FROM reminders WHERE GrainId LIKE '%' || @key", ("@key", submission));

    public override Task BreakRemindersAsync() => Sql.RunAsync(Reminders, "DROP TABLE reminders");

    public override async ValueTask DisposeAsync()
    {
        if (_shared is not null)
            await _shared.DisposeAsync();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private DbConnection State() => Connection("state.db");

    private DbConnection Reminders() => Connection("reminders.db");

    private SqliteConnection Connection(string file) => new($"Data Source={Path.Combine(folder, file)};Pooling=False");
}
