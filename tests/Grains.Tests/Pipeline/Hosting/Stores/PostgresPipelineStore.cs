using System.Data.Common;
using Assay.Silo.Storage.Postgres;
using Npgsql;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>State and reminders in a schema of their own of this process's PostgreSQL server.</summary>
internal sealed class PostgresPipelineStore : PipelineStore
{
    private PostgresReminders? _reminders;

    public override async Task OpenAsync(bool shared) => _reminders ??= await PostgresReminders.OpenAsync();

    public override void Use(ISiloBuilder silo)
    {
        silo.AddPostgresStorage(options => options.ConnectionString = _reminders!.ConnectionString);
        _reminders!.Use(silo);
    }

    public override Task<IReadOnlyList<string>> KeysAsync(string text, string? stateName) => Sql.TextsAsync(
        Connect,
        "SELECT key FROM grain_state WHERE key LIKE '%' || @text || '%' AND (@name = '' OR state_name = @name) ORDER BY key",
        ("text", text),
        ("name", stateName ?? ""));

    public override async Task CopyAsync(string key, int copies)
    {
        var columns = await Sql.TextsAsync(
            Connect,
            """
            SELECT string_agg(attname, ',') FROM pg_attribute
            WHERE attrelid = 'submissions'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('key', 'wake_at')
            """);
        var copied = await Sql.RunAsync(
            Connect,
            $"""
            INSERT INTO submissions (key, wake_at, {columns[0]})
            SELECT 'sub_' || lpad(n::text, 32, '0'), wake_at + n, {columns[0]}
            FROM submissions, generate_series(1, @copies) AS n WHERE key = @key
            """,
            ("copies", copies),
            ("key", key));
        Assert.Equal(copies, copied);
    }

    public override Task<IReadOnlyList<string>> RemindersAsync(string submission) => _reminders!.NamesAsync(submission);

    public override Task BreakRemindersAsync() => _reminders!.BreakAsync();

    public override ValueTask DisposeAsync() => _reminders?.DisposeAsync() ?? ValueTask.CompletedTask;

    private DbConnection Connect() => new NpgsqlConnection(_reminders!.ConnectionString);
}
