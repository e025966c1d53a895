using System.Globalization;
using Assay.Catalog;
using Assay.Submissions;
using Xunit.Abstractions;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class CatalogTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_filter_in_every_order_agrees_with_a_plain_search()
    {
        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed);
        await rows.AddAsync(store, 3000);
        var random = new Random(seed);
        var queries = 0;
        foreach (var sort in Enum.GetValues<SubmissionSort>())
        {
            for (var mask = 0; mask < 1 << Filters; mask++)
            {
                // All single filters and none; of the many combinations a random part.
                if (System.Numerics.BitOperations.PopCount((uint)mask) > 1 && random.Next(12) != 0)
                    continue;
                var query = Query(mask, random) with { Sort = sort, Limit = random.Next(3) == 0 ? 200 : random.Next(1, 60) };
                Assert.Equal(CatalogReference.List(rows.Items, query).Take(700), (await WalkAsync(store, query, 700)).Take(700));
                queries++;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{queries} queries"));
    }

    [Fact]
    public async Task Totals_agree_with_a_plain_count()
    {
        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed);
        await rows.AddAsync(store, 2000);
        foreach (var source in new[] { null, "smart-mock", "talens-interview", "nowhere" })
        {
            var totals = await store.Catalog.CountAsync(source, CancellationToken.None);
            Assert.Equal(CatalogReference.Count(rows.Items, source), totals with { AsOf = default });
        }
    }

    private const int Filters = 10;

    private static SubmissionQuery Query(int mask, Random random)
    {
        var score = random.Next(0, 90);
        var from = Sample.Day.AddSeconds(random.Next(0, 600));
        return new SubmissionQuery
        {
            Status = Has(0) ? (SubmissionStatus)random.Next(6) : null,
            ScoringStatus = Has(1) ? (StageStatus)random.Next(5) : null,
            ReportStatus = Has(2) ? (StageStatus)random.Next(5) : null,
            AssessmentId = Has(3) ? string.Create(CultureInfo.InvariantCulture, $"assess_{random.Next(CatalogRows.Assessments + 1)}") : null,
            CandidateEmail = Has(4) ? CatalogRows.Email(random.Next(CatalogRows.Candidates + 1), random.Next(2) == 0) : null,
            Source = Has(5) ? (random.Next(2) == 0 ? "smart-mock" : "talens-interview") : null,
            MinScore = Has(6) ? score : null,
            MaxScore = Has(7) ? score + random.Next(0, 40) : null,
            From = Has(8) ? from : null,
            To = Has(9) ? from.AddSeconds(random.Next(1, 600)) : null,
        };

        bool Has(int filter) => (mask & (1 << filter)) != 0;
    }

    private static async Task<List<string>> WalkAsync(TestStore store, SubmissionQuery query, int enough)
    {
        var keys = new List<string>();
        string? cursor = null;
        do
        {
            var page = await store.Catalog.ListAsync(query with { Cursor = cursor }, CancellationToken.None);
            Assert.True(page.Items.Length <= query.Limit);
            keys.AddRange(page.Items.Select(item => item.SubmissionId));
            cursor = page.NextCursor;
        }
        while (cursor is not null && keys.Count < enough);
        return keys;
    }
}
