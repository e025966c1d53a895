using System.Data.Common;
using Assay.Servers;
using Assay.Silo.Clustering;
using Assay.Silo.Storage.Postgres;
using Npgsql;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>Reminders in a schema of their own of this process's PostgreSQL server.</summary>
internal sealed class PostgresReminders : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    private PostgresReminders(string connectionString)
    {
        ConnectionString = connectionString;
        _source = PostgresSource.Create(connectionString);
    }

    public string ConnectionString { get; }

    public static async Task<PostgresReminders> OpenAsync()
    {
        var reminders = new PostgresReminders(await (await SharedPostgres.GetAsync()).NewSchemaAsync());
        await PostgresMigrator.UpgradeAsync(reminders._source, PostgresClusterSchema.Part, PostgresClusterSchema.Scripts, CancellationToken.None);
        return reminders;
    }

    public void Use(ISiloBuilder silo) => silo.UseAdoNetReminderService(options =>
    {
        options.Invariant = "Npgsql";
        options.DataSource = _source;
    });

    public Task<IReadOnlyList<string>> NamesAsync(string submission) => Sql.TextsAsync(
        Connect, "SELECT reminder_name FROM reminders WHERE grain_id LIKE '%' || @key", ("key", submission));

    public Task BreakAsync() => Sql.RunAsync(Connect, "DROP TABLE reminders");

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private DbConnection Connect() => new NpgsqlConnection(ConnectionString);
}
