using System.Globalization;
using Assay.Audit;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class AuditLogTests
{
    [Fact]
    public async Task Entries_are_listed_newest_first_page_by_page_and_by_filter()
    {
        await using var store = await TestStore.OpenAsync();
        for (var i = 0; i < 50; i++)
            await store.Audit.AppendAsync(Entry(i), CancellationToken.None);

        foreach (var query in new[]
        {
            new AuditQuery { Limit = 7 },
            new AuditQuery { Limit = 7, Actor = "actor 1" },
            new AuditQuery { Limit = 3, Action = "action.2", From = Sample.Day.AddSeconds(3) },
            new AuditQuery { Limit = 200, Subject = "sub_4", To = Sample.Day.AddSeconds(9) },
            new AuditQuery { Subject = "nobody" },
        })
        {
            var expected = Enumerable.Range(0, 50).Select(Entry).Where(entry => Admits(query, entry)).Reverse();
            Assert.Equal(expected, await WalkAsync(store, query));
        }
    }

    [Fact]
    public async Task The_table_can_be_neither_changed_nor_shortened()
    {
        await using var store = await TestStore.OpenAsync();
        await store.Audit.AppendAsync(Entry(1), CancellationToken.None);
        await Assert.ThrowsAnyAsync<Exception>(() => store.ExecuteAsync("UPDATE audit SET actor = 'nobody'"));
        await Assert.ThrowsAnyAsync<Exception>(() => store.ExecuteAsync("DELETE FROM audit"));
        Assert.Single((await store.Audit.ListAsync(new AuditQuery(), CancellationToken.None)).Entries);
    }

    // Five entries share each time.
    private static AuditEntry Entry(int i) => new(
        Sample.Day.AddSeconds(i / 5),
        string.Create(CultureInfo.InvariantCulture, $"actor {i % 2}"),
        string.Create(CultureInfo.InvariantCulture, $"action.{i % 3}"),
        string.Create(CultureInfo.InvariantCulture, $"sub_{i % 7}"),
        i % 4 == 0 ? null : "details");

    private static bool Admits(AuditQuery query, AuditEntry entry) =>
        (query.Actor is null || entry.Actor == query.Actor)
        && (query.Action is null || entry.Action == query.Action)
        && (query.Subject is null || entry.Subject == query.Subject)
        && (query.From is null || entry.At >= query.From)
        && (query.To is null || entry.At < query.To);

    private static async Task<List<AuditEntry>> WalkAsync(TestStore store, AuditQuery query)
    {
        var entries = new List<AuditEntry>();
        do
        {
            var page = await store.Audit.ListAsync(query, CancellationToken.None);
            Assert.True(page.Entries.Length <= query.Limit);
            entries.AddRange(page.Entries);
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return entries;
    }
}
