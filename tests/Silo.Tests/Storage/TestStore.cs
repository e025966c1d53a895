using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Assay.Submissions;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assay.Silo.Tests.Storage;

/// <summary>A real store in a folder of its own.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly bool _ownsFolder;

    public TestStore(string? folder = null, TimeSpan? queueLimit = null)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("assay-store-").FullName;
        Options = new StorageOptions { DataFolder = Folder };
        if (queueLimit is { } limit)
            Options.QueueLimit = limit;
        Store = new SqliteStore(Microsoft.Extensions.Options.Options.Create(Options), NullLogger<SqliteStore>.Instance);
        Grains = new AssayGrainStorage(Store, TimeProvider.System);
        Catalog = new SqliteCatalog(Store, TimeProvider.System);
        Audit = new SqliteAuditLog(Store);
        Store.Open();
    }

    public string Folder { get; }

    public StorageOptions Options { get; }

    public SqliteStore Store { get; }

    public AssayGrainStorage Grains { get; }

    public SqliteCatalog Catalog { get; }

    public SqliteAuditLog Audit { get; }

    public string StateFile => Path.Combine(Folder, "state.db");

    public static GrainId Id(string key) => GrainId.Create("submission", key);

    /// <summary>Writes a submission under its key; the given row carries the ETag from one write to the next.</summary>
    public async Task<GrainState<SubmissionState>> SaveAsync(string key, SubmissionState state, GrainState<SubmissionState>? row = null)
    {
        row ??= new GrainState<SubmissionState>();
        row.State = state;
        await Grains.WriteStateAsync("submission", Id(key), row);
        return row;
    }

    public async Task<Loaded> LoadAsync(string key)
    {
        var row = new GrainState<SubmissionState>();
        await Grains.ReadStateAsync("submission", Id(key), row);
        return new Loaded(row.State!, row.ETag, row.RecordExists);
    }

    /// <summary>The text of the first answer stored under a key.</summary>
    public async Task<string?> AnswerOfAsync(string key) => (await LoadAsync(key)).State.Sheet.Answers[0].SubmittedAnswer;

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
    }

    internal sealed record Loaded(SubmissionState State, string? ETag, bool RecordExists);
}
