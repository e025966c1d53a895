using Assay.Audit;
using Assay.Catalog;
using Assay.Errors;
using Assay.Submissions;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class CursorTests
{
    [Theory]
    [InlineData(SubmissionSort.CreatedDescending)]
    [InlineData(SubmissionSort.CreatedAscending)]
    [InlineData(SubmissionSort.ScoreDescending)]
    [InlineData(SubmissionSort.ScoreAscending)]
    public async Task A_walk_sees_every_row_once_while_others_are_inserted(SubmissionSort sort)
    {
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed: 11);
        await rows.AddAsync(store, 400);
        var query = new SubmissionQuery { Sort = sort, Limit = 17 };
        var before = CatalogReference.List(rows.Items, query);
        var seen = new List<string>();
        do
        {
            var page = await store.Catalog.ListAsync(query, CancellationToken.None);
            seen.AddRange(page.Items.Select(item => item.SubmissionId));
            query = query with { Cursor = page.NextCursor };
            await rows.AddAsync(store, 10);
        }
        while (query.Cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(before, seen.Where(before.Contains));
    }

    [Fact]
    public async Task A_cursor_of_another_query_or_a_damaged_one_is_refused()
    {
        await using var store = await TestStore.OpenAsync();
        await new CatalogRows(seed: 12).AddAsync(store, 20);
        var query = new SubmissionQuery { Limit = 5 };
        var cursor = (await store.Catalog.ListAsync(query, CancellationToken.None)).NextCursor!;
        await store.Catalog.ListAsync(query with { Cursor = cursor, Limit = 7 }, CancellationToken.None);

        var others = new List<SubmissionQuery>
        {
            query with { Sort = SubmissionSort.CreatedAscending, Cursor = cursor },
            query with { Status = SubmissionStatus.Pending, Cursor = cursor },
            query with { Source = "smart-mock", Cursor = cursor },
            query with { MinScore = 1, Cursor = cursor },
            query with { From = Sample.Day, Cursor = cursor },
        };
        string[] broken = ["", " ", "x", "%%%", "🙂", cursor + "A", cursor[..^1], cursor[..10], new string('A', 5000), cursor + "=", cursor + " "];
        others.AddRange(broken.Select(text => query with { Cursor = text }));
        for (var i = 0; i < cursor.Length; i++)
        {
            var damaged = cursor.ToCharArray();
            damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
            others.Add(query with { Cursor = new string(damaged) });
        }

        foreach (var other in others)
            await RefusesAsync(() => store.Catalog.ListAsync(other, CancellationToken.None));
        await RefusesAsync(() => store.Audit.ListAsync(new AuditQuery { Cursor = cursor }, CancellationToken.None));
    }

    private static async Task RefusesAsync(Func<Task> list)
    {
        var refusal = await Assert.ThrowsAsync<AssayException>(list);
        Assert.Equal((ErrorKind.Invalid, "invalid_cursor"), (refusal.Kind, refusal.Code));
    }
}
