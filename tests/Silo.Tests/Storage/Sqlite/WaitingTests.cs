using Assay.Audit;
using Assay.Errors;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Tests.Storage.Contract;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class WaitingTests : FolderTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_write_that_waits_too_long_is_refused_and_never_stored()
    {
        await using var store = new SqliteTestStore(queueLimit: Short);
        await using (var held = await HeldWriter.HoldAsync(store))
        {
            var refusal = await Assert.ThrowsAsync<AssayException>(() => store.SaveAsync("sub_1", Sample.Submission()));
            Assert.Equal((ErrorKind.Unavailable, "store_unavailable"), (refusal.Kind, refusal.Code));

            // The one that the writer had taken is told that somebody else holds the database.
            var first = await Assert.ThrowsAsync<AssayException>(() => held.First);
            Assert.Contains("locked", first.Message, StringComparison.Ordinal);
        }

        await store.SaveAsync("sub_2", Sample.Submission());
        Assert.False((await store.LoadAsync("sub_1")).RecordExists);
    }

    [Fact]
    public async Task A_write_cancelled_while_it_waits_is_never_stored()
    {
        await using var store = new SqliteTestStore();
        await using var held = await HeldWriter.HoldAsync(store);
        using var cancel = new CancellationTokenSource();
        var row = new Orleans.GrainState<Assay.Submissions.SubmissionState> { State = Sample.Submission() };
        var write = store.Grains.WriteStateAsync("submission", SqliteTestStore.Id("sub_1"), row, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        await held.ReleaseAsync();
        await store.SaveAsync("sub_2", Sample.Submission());
        Assert.False((await store.LoadAsync("sub_1")).RecordExists);
    }

    [Fact]
    public async Task A_write_cancelled_in_flight_ends_with_its_true_result()
    {
        await using var store = new SqliteTestStore();
        using var lockDb = Db.Open(store.StateFile, readOnly: false);
        lockDb.Execute("BEGIN IMMEDIATE");
        using var cancel = new CancellationTokenSource();
        var item = new AuditAppend([new AuditEntry(Sample.Day, "system", "test.write", "proof", null)]);
        var write = store.Store.Writer.WriteAsync(item, cancel.Token);
        while (item.IsQueued)
            await Task.Yield();
        await cancel.CancelAsync();
        Assert.False(write.IsCompleted);
        lockDb.Execute("ROLLBACK");
        await write;
        Assert.Equal(1, lockDb.ScalarInt64("SELECT count(*) FROM audit WHERE subject = 'proof'"));
    }

    [Fact]
    public async Task Writes_that_wait_at_the_stop_are_stored()
    {
        var folder = NewFolder();
        var store = new SqliteTestStore(folder);
        var held = await HeldWriter.HoldAsync(store);
        var writes = Enumerable.Range(0, 100).Select(i => store.SaveAsync($"sub_{i}", Sample.Submission())).ToArray();
        var stop = store.DisposeAsync().AsTask();
        await held.ReleaseAsync();
        await held.DisposeAsync();
        await Task.WhenAll(writes);
        await stop;
        await Assert.ThrowsAsync<AssayException>(() => store.SaveAsync("sub_late", Sample.Submission()));
        await using var reopened = new SqliteTestStore(folder);
        Assert.Equal(100, (await reopened.Catalog.CountAsync(null, CancellationToken.None)).TotalTests);
    }
}
