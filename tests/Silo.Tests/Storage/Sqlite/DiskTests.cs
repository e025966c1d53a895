using Assay.Errors;
using Assay.Silo.Tests.Storage.Contract;

namespace Assay.Silo.Tests.Storage.Sqlite;

/// <summary>
/// A full disk is played by SQLite's own page limit on the writer's connection, a read-only one by its query-only mode: both
/// give the result codes of the real thing, and neither needs rights that a test run may lack.
/// </summary>
public sealed class DiskTests
{
    [Fact]
    public async Task A_full_disk_is_said_so_and_writing_resumes_when_there_is_space_again()
    {
        await using var store = new SqliteTestStore();
        await PragmaAsync(store, "PRAGMA max_page_count = 1");
        var refusal = await Assert.ThrowsAsync<AssayException>(() => FillAsync(store));
        Assert.Equal((ErrorKind.Unavailable, "store_unavailable"), (refusal.Kind, refusal.Code));
        Assert.Contains("full", refusal.Message, StringComparison.Ordinal);

        await PragmaAsync(store, "PRAGMA max_page_count = 1000000");
        await store.SaveAsync("sub_after", Sample.Submission("after"));
        Assert.Equal("after", await store.AnswerOfAsync("sub_after"));
    }

    [Fact]
    public async Task A_read_only_disk_is_said_so_and_the_writer_opens_the_file_again_by_itself()
    {
        await using var store = new SqliteTestStore();
        await PragmaAsync(store, "PRAGMA query_only = ON");
        var refusal = await Assert.ThrowsAsync<AssayException>(() => store.SaveAsync("sub_1", Sample.Submission()));
        Assert.Contains("read-only", refusal.Message, StringComparison.Ordinal);
        await store.SaveAsync("sub_1", Sample.Submission());
    }

    private static Task PragmaAsync(SqliteTestStore store, string sql) =>
        store.Store.Writer.WriteAsync(new SqlItem(sql), CancellationToken.None);

    private static async Task FillAsync(SqliteTestStore store)
    {
        for (var i = 0; i < 100; i++)
            await store.SaveAsync($"sub_{i}", Sample.Submission(new string('x', 4000)));
    }
}
