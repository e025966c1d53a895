using System.Globalization;
using Assay.Catalog;
using Assay.Errors;
using Assay.Reviews;
using Assay.Scoring;
using Assay.Submissions;
using Xunit.Abstractions;

namespace Assay.Silo.Tests.Storage.Contract;

public sealed class ReviewTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_queue_is_what_waits_the_longest_waiting_first_by_every_filter()
    {
        var seed = Random.Shared.Next();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed);
        await rows.AddAsync(store, 1500);
        foreach (var assessment in new[] { null, "assess_2", "assess_none" })
        {
            foreach (var reason in ReviewColumns.Reasons.Append("reference").Prepend(null))
            {
                var query = new ReviewQuery { AssessmentId = assessment, Reason = reason, Limit = 7 };
                Assert.Equal(Expected(rows.Items, query), await WalkAsync(store, query));
            }
        }
    }

    [Fact]
    public async Task A_walk_sees_everyone_who_waits_all_the_while_once_though_others_come_and_go()
    {
        await using var store = await TestStore.OpenAsync();
        var rows = new CatalogRows(seed: 61);
        await rows.AddAsync(store, 300);
        var before = Expected(rows.Items, new ReviewQuery()).ConvertAll(item => item.SubmissionId);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await store.Catalog.ReviewsAsync(new ReviewQuery { Limit = 5, Cursor = cursor }, CancellationToken.None);
            seen.AddRange(page.Items.Select(item => item.SubmissionId));
            cursor = page.NextCursor;
            await rows.AddAsync(store, 5);
        }
        while (cursor is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(before, seen.Where(before.Contains));
    }

    [Fact]
    public async Task A_cursor_of_another_queue_is_refused()
    {
        await using var store = await TestStore.OpenAsync();
        await new CatalogRows(seed: 62).AddAsync(store, 100);
        var query = new ReviewQuery { Limit = 2 };
        var cursor = (await store.Catalog.ReviewsAsync(query, CancellationToken.None)).NextCursor;
        Assert.NotNull(cursor);
        foreach (var other in new[]
        {
            query with { AssessmentId = "assess_1", Cursor = cursor },
            query with { Reason = "no_reference", Cursor = cursor },
            query with { Cursor = cursor[..^1] },
            query with { Cursor = (await store.Catalog.ListAsync(new SubmissionQuery { Limit = 2 }, CancellationToken.None)).NextCursor },
        })
        {
            var refusal = await Assert.ThrowsAsync<AssayException>(() => store.Catalog.ReviewsAsync(other, CancellationToken.None));
            Assert.Equal((ErrorKind.Invalid, "invalid_cursor"), (refusal.Kind, refusal.Code));
        }
    }

    [Fact]
    public async Task A_submission_joins_the_queue_and_leaves_it_with_the_write_that_changes_its_state()
    {
        await using var store = await TestStore.OpenAsync();
        var row = await store.SaveAsync("sub_1", Sample.Submission());
        Assert.Empty((await store.Catalog.ReviewsAsync(new ReviewQuery(), CancellationToken.None)).Items);

        await store.SaveAsync("sub_1", Waiting(ScoreOutcome.HumanReview), row);
        var item = Assert.Single((await store.Catalog.ReviewsAsync(new ReviewQuery { Reason = "no_reference" }, CancellationToken.None)).Items);
        Assert.Equal((1, Sample.Day.AddMinutes(3), "no_reference", 80m), (item.ReviewCount, item.ReviewSince, item.ReviewReasons, item.HighestScore));
        Assert.Equal(item, Assert.Single((await store.Catalog.ListAsync(new SubmissionQuery(), CancellationToken.None)).Items));

        await store.SaveAsync("sub_1", Waiting(ScoreOutcome.Marked), row);
        Assert.Empty((await store.Catalog.ReviewsAsync(new ReviewQuery(), CancellationToken.None)).Items);
    }

    private static SubmissionState Waiting(ScoreOutcome outcome) => Sample.Submission() with
    {
        Status = SubmissionStatus.Completed,
        WaitingSince = [new WaitingSince("q1", Sample.Day.AddMinutes(3))],
        Evaluation = new Evaluation
        {
            CompletedAt = Sample.Day.AddMinutes(9),
            Questions = [new QuestionScore { QuestionId = "q1", Outcome = outcome, ReasonCode = "no_reference" }],
            Percentage = 20,
            HighestPercentage = 80,
            Provisional = outcome == ScoreOutcome.HumanReview,
        },
    };

    private static List<SubmissionListItem> Expected(IEnumerable<SubmissionListItem> items, ReviewQuery query) =>
    [
        .. items
            .Where(item => item.ReviewSince is not null || item.Provisional)
            .Where(item => query.AssessmentId is null || item.AssessmentId == query.AssessmentId)
            .Where(item => query.Reason is null || item.ReviewReasons?.Split(',').Contains(query.Reason) == true)
            .OrderBy(item => item.ReviewSince ?? item.CreatedAt)
            .ThenBy(item => item.SubmissionId, StringComparer.Ordinal),
    ];

    private static async Task<List<SubmissionListItem>> WalkAsync(TestStore store, ReviewQuery query)
    {
        var items = new List<SubmissionListItem>();
        do
        {
            var page = await store.Catalog.ReviewsAsync(query, CancellationToken.None);
            Assert.True(page.Items.Length <= query.Limit);
            items.AddRange(page.Items);
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return items;
    }
}
