using Assay.Audit;
using Assay.Catalog;
using Assay.Silo.Storage;
using Assay.Silo.Tests.Storage.Cosmos;
using Assay.Silo.Tests.Storage.Postgres;
using Assay.Silo.Tests.Storage.Sqlite;
using Assay.Storage;
using Assay.Submissions;

namespace Assay.Silo.Tests.Storage.Contract;

/// <summary>
/// A real store with nothing in it. Which one is said by the environment variable <c>ASSAY_TEST_STORE</c>, so that the same tests
/// run on each: <c>sqlite</c> (default), <c>postgres</c> or <c>cosmos</c>.
/// </summary>
internal abstract class TestStore : IAsyncDisposable
{
    public abstract IRowStore Rows { get; }

    public abstract ISubmissionCatalog Catalog { get; }

    public abstract IAuditLog Audit { get; }

    public abstract IErasureStore Erasures { get; }

    public AssayGrainStorage Grains => field ??= new AssayGrainStorage(Rows, TimeProvider.System);

    /// <summary>Transactions so far; null for a store that does not group writes.</summary>
    public abstract long? Commits { get; }

    public static async Task<TestStore> OpenAsync() => Environment.GetEnvironmentVariable("ASSAY_TEST_STORE") switch
    {
        null or "" or "sqlite" => new SqliteTestStore(),
        "postgres" => await PostgresTestStore.OpenAsync(),
        "cosmos" => await CosmosTestStore.OpenAsync(limit: null),
        var other => throw new NotSupportedException($"ASSAY_TEST_STORE is {other}"),
    };

    public static GrainId Id(string key) => GrainId.Create("submission", key);

    /// <summary>Keeps every write waiting until told otherwise.</summary>
    public abstract Task<HeldStore> HoldAsync();

    /// <summary>Makes every insert of this submission fail inside the database.</summary>
    public abstract Task PoisonAsync(string key);

    /// <summary>Runs a statement of the database's language behind the store's back.</summary>
    public abstract Task ExecuteAsync(string sql);

    /// <summary>What a list column keeps of a text.</summary>
    public abstract string Kept(string text);

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

    public abstract ValueTask DisposeAsync();

    internal sealed record Loaded(SubmissionState State, string? ETag, bool RecordExists);
}
