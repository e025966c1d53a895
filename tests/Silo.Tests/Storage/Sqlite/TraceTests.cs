using Assay.Catalog;
using Assay.Silo.Tests.Storage.Contract;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class TraceTests
{
    private const int Writers = 16;
    private const int Readers = 3;
    private const int Rounds = 10;

    [Fact]
    public async Task The_log_is_emptied_while_everyone_writes_and_reads()
    {
        await using var store = new SqliteTestStore();
        using var stop = new CancellationTokenSource();
        var others = Enumerable.Range(0, Writers).Select(number => Task.Run(() => WriteAsync(store, number, stop.Token)))
            .Concat(Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(store, stop.Token))))
            .ToList();

        for (var round = 0; round < Rounds; round++)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await store.Erasures.RemoveTracesAsync(limit.Token);
        }

        await stop.CancelAsync();
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task What_many_ask_for_at_once_is_there_for_all()
    {
        await using var store = new SqliteTestStore();
        await store.SaveAsync("sub_1", Sample.Submission());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => store.Erasures.RemoveTracesAsync(CancellationToken.None)));

        Assert.Equal(0, new FileInfo(store.StateFile + "-wal").Length);
        Assert.Equal("answer", await store.AnswerOfAsync("sub_1"));
    }

    private static async Task WriteAsync(SqliteTestStore store, int number, CancellationToken stop)
    {
        var row = await store.SaveAsync($"sub_{number}", Sample.Submission());
        while (!stop.IsCancellationRequested)
            row = await store.SaveAsync($"sub_{number}", Sample.Submission(new string('x', 3000)), row);
    }

    private static async Task ReadAsync(SqliteTestStore store, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            await store.Catalog.ListAsync(new SubmissionQuery(), CancellationToken.None);
    }
}
