using Assay.Audit;
using Assay.Catalog;
using Assay.Servers;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Postgres;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Assay.Silo.Tests.Storage.Postgres;

/// <summary>A schema of its own in the PostgreSQL server of this process.</summary>
internal sealed class PostgresTestStore : TestStore
{
    private PostgresTestStore(StorageOptions options, NpgsqlDataSource source, PostgresStore store)
    {
        Options = options;
        Source = source;
        Store = store;
        Catalog = new PostgresCatalog(source, TimeProvider.System);
        Audit = new PostgresAuditLog(store, source);
        Erasures = new PostgresErasures(source);
    }

    public StorageOptions Options { get; }

    public NpgsqlDataSource Source { get; }

    public PostgresStore Store { get; }

    public override IRowStore Rows => Store;

    public override ISubmissionCatalog Catalog { get; }

    public override IAuditLog Audit { get; }

    public override IErasureStore Erasures { get; }

    public override long? Commits => Store.Writer.Commits;

    /// <summary>One writer, so that what waits together is written together.</summary>
    public static new async Task<PostgresTestStore> OpenAsync() =>
        await OpenAsync(await (await SharedPostgres.GetAsync()).NewSchemaAsync());

    public static async Task<PostgresTestStore> OpenAsync(string connectionString, TimeSpan? queueLimit = null, bool allowUnsafe = false)
    {
        var options = new StorageOptions { ConnectionString = connectionString, Writers = 1, AllowUnsafeDurability = allowUnsafe };
        if (queueLimit is { } limit)
            options.QueueLimit = limit;
        var source = PostgresSource.Create(connectionString);
        var store = new PostgresStore(source, Microsoft.Extensions.Options.Options.Create(options), NullLogger<PostgresStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return new PostgresTestStore(options, source, store);
    }

    public override async Task<HeldStore> HoldAsync() => await HeldPostgres.HoldAsync(this);

    public override Task PoisonAsync(string key) => ExecuteAsync(
        $"""
        CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
        CREATE TRIGGER poison BEFORE INSERT ON submissions FOR EACH ROW WHEN (NEW.key = '{key}') EXECUTE FUNCTION poison();
        """);

    public override async Task ExecuteAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    // Neither a lone surrogate nor NUL.
    public override string Kept(string text) => PostgresText.Clean(text);

    public override async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        ((IDisposable)Catalog).Dispose();
        await Source.DisposeAsync();
    }
}
