using Assay.Audit;
using Assay.Catalog;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assay.Silo.Tests.Storage.Sqlite;

/// <summary>SQLite files in a folder of their own.</summary>
internal sealed class SqliteTestStore : TestStore
{
    private readonly bool _ownsFolder;

    public SqliteTestStore(string? folder = null, TimeSpan? queueLimit = null)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("assay-store-").FullName;
        Options = new StorageOptions { DataFolder = Folder };
        if (queueLimit is { } limit)
            Options.QueueLimit = limit;
        Store = new SqliteStore(Microsoft.Extensions.Options.Options.Create(Options), NullLogger<SqliteStore>.Instance);
        Catalog = new SqliteCatalog(Store, TimeProvider.System);
        Audit = new SqliteAuditLog(Store);
        Erasures = new SqliteErasures(Store);
        Store.Open();
    }

    public string Folder { get; }

    public StorageOptions Options { get; }

    public SqliteStore Store { get; }

    public override IRowStore Rows => Store;

    public override ISubmissionCatalog Catalog { get; }

    public override IAuditLog Audit { get; }

    public override IErasureStore Erasures { get; }

    public override long? Commits => Store.Writer.Commits;

    public string StateFile => Path.Combine(Folder, "state.db");

    public override async Task<HeldStore> HoldAsync() => await HeldWriter.HoldAsync(this);

    public override Task PoisonAsync(string key) => ExecuteAsync(
        $"CREATE TRIGGER poison BEFORE INSERT ON submissions WHEN NEW.key = '{key}' BEGIN SELECT RAISE(ABORT, 'poison'); END");

    public override Task ExecuteAsync(string sql)
    {
        using var db = Db.Open(StateFile, readOnly: false);
        db.Execute(sql);
        return Task.CompletedTask;
    }

    // A lone surrogate is no character.
    public override string Kept(string text) => string.Concat(text.EnumerateRunes());

    public override async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }
}
