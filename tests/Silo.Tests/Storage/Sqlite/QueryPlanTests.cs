using Assay.Catalog;
using Assay.Reviews;
using Assay.Silo.Storage;
using Assay.Silo.Storage.Sqlite;
using Assay.Silo.Tests.Storage.Contract;
using Assay.Submissions;

namespace Assay.Silo.Tests.Storage.Sqlite;

public sealed class QueryPlanTests
{
    [Fact]
    public async Task The_rows_of_a_page_are_found_in_the_index_of_its_order_alone()
    {
        await using var store = new SqliteTestStore();
        await new CatalogRows(seed: 41).AddAsync(store, 12_000);
        var all = new SubmissionQuery();
        foreach (var (query, index) in new[]
        {
            (all, "ix_created"),
            (all with { Source = "smart-mock" }, "ix_source"),
            (all with { Status = SubmissionStatus.Completed, ScoringStatus = null, Source = "smart-mock" }, "ix_phase"),
            (all with { Status = SubmissionStatus.Completed, MaxScore = 90 }, "ix_phase"),
            (all with { Sort = SubmissionSort.ScoreDescending, Status = SubmissionStatus.Completed, Source = "smart-mock" }, "ix_score"),
        })
        {
            // The driver of many rows, whatever their number here.
            using var reader = Reader.Open(store.StateFile);
            var filter = new ListFilter(query, StoredPhases.Matching(reader.Db, query));
            var plan = Explain(reader.Db, ListPlan.Build(filter, ListDriver.Ordered(filter), null, 51));
            Assert.Contains($"USING COVERING INDEX {index}", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN submissions\n", plan, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, null, "ix_review")]
    [InlineData(null, "no_reference", "ix_review")]
    [InlineData("assess_1", null, "ix_review_assessment")]
    [InlineData("assess_1", "no_reference", "ix_review_assessment")]
    public async Task The_queue_of_reviews_is_found_in_its_own_index_in_order(string? assessment, string? reason, string index)
    {
        await using var store = new SqliteTestStore();
        await new CatalogRows(seed: 43).AddAsync(store, 1500);
        using var reader = Reader.Open(store.StateFile);
        var query = new ReviewQuery { AssessmentId = assessment, Reason = reason, Limit = 1 };
        var cursor = (await store.Catalog.ReviewsAsync(query, CancellationToken.None)).NextCursor;
        Assert.NotNull(cursor);
        var plan = Explain(reader.Db, ReviewList.Build(new ReviewRequest(query with { Cursor = cursor })));
        Assert.Contains($"SEARCH submissions USING COVERING INDEX {index} (", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("USE TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_matching_rows_are_fetched_by_their_own_index()
    {
        await using var store = new SqliteTestStore();
        await new CatalogRows(seed: 42).AddAsync(store, 3000);
        using var reader = Reader.Open(store.StateFile);
        var query = new SubmissionQuery { Source = "smart-mock", AssessmentId = "assess_1", CandidateEmail = CatalogRows.Email(1, upper: false) };
        var filter = new ListFilter(query, StoredPhases.Matching(reader.Db, query));
        Assert.Equal(new ListDriver("ix_email"), ListDriver.Choose(reader.Db, filter));
    }

    [Fact]
    public async Task An_update_leaves_the_indexes_of_what_an_order_fixes_alone()
    {
        await using var store = new SqliteTestStore();
        using var db = Db.Open(store.StateFile, readOnly: false);
        var opened = OpenedForWriting(db, SubmissionStatements.UpdateSql);
        Assert.DoesNotContain("ix_created", opened);
        Assert.DoesNotContain("ix_source", opened);
        Assert.DoesNotContain("ix_email", opened);
        Assert.Contains("ix_phase", opened);
    }

    private static string Explain(Db db, SqlBuilder sql)
    {
        var explained = SqliteBuilder.Sql("EXPLAIN QUERY PLAN " + sql);
        using var statement = db.Prepare(explained.ToString());
        var plan = "";
        while (statement.Step())
            plan += statement.Text(3) + "\n";
        return plan;
    }

    private static List<string> OpenedForWriting(Db db, string sql)
    {
        var names = new List<string>();
        using var statement = db.Prepare(
            $"""
            SELECT s.name FROM sqlite_schema s WHERE s.rootpage IN ({string.Join(',', RootPages(db, sql))})
            """);
        while (statement.Step())
            names.Add(statement.Text(0)!);
        return names;
    }

    private static List<long> RootPages(Db db, string sql)
    {
        var pages = new List<long>();
        using var statement = db.Prepare("EXPLAIN " + sql);
        while (statement.Step())
        {
            if (statement.Text(1) == "OpenWrite")
                pages.Add(statement.Int64(3));
        }

        return pages;
    }
}
