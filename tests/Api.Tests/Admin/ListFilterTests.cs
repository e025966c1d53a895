using Assay.Api.Admin.DeadLetters;
using Assay.Api.Admin.Submissions;
using Assay.Api.Errors;
using Assay.Catalog;
using Assay.Errors;
using Assay.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Assay.Api.Tests.Admin;

public sealed class ListFilterTests
{
    [Fact]
    public void Every_filter_reaches_the_catalog()
    {
        var query = SubmissionFilter.Read(Query(
            "?status=completed_auto_submitted&scoring_status=failed&report_status=SKIPPED&assessment_id=assess_1&candidate=ann@example.org&source=talens-interview"
            + "&min_score=12.5&max_score=100&from=2026-01-31&to=2026-02-01T09:30:00.5Z&sort=score_asc&limit=200&cursor=abc"));

        Assert.Equal(
            new SubmissionQuery
            {
                Status = SubmissionStatus.CompletedAutoSubmitted,
                ScoringStatus = StageStatus.Failed,
                ReportStatus = StageStatus.Skipped,
                AssessmentId = "assess_1",
                CandidateEmail = "ann@example.org",
                Source = "talens-interview",
                MinScore = 12.5m,
                MaxScore = 100,
                From = new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero),
                To = new DateTimeOffset(2026, 2, 1, 9, 30, 0, 500, TimeSpan.Zero),
                Sort = SubmissionSort.ScoreAscending,
                Limit = 200,
                Cursor = "abc",
            },
            query);
    }

    [Fact]
    public void Blank_filters_mean_any() => Assert.Equal(new SubmissionQuery(), SubmissionFilter.Read(Query("?status=&sort=&limit=&cursor=&source=%20")));

    [Theory]
    [InlineData("?status=done", "status", "pending, in_progress, completed")]
    [InlineData("?status=2", "status", "pending")]
    [InlineData("?scoring_status=maybe", "scoring_status", "skipped")]
    [InlineData("?sort=created", "sort", "created_desc, created_asc, score_desc, score_asc")]
    [InlineData("?source=other", "source", "smart-mock, talens-interview")]
    [InlineData("?limit=0", "limit", "1 to 200")]
    [InlineData("?limit=201", "limit", "1 to 200")]
    [InlineData("?limit=-1", "limit", "1 to 200")]
    [InlineData("?min_score=101", "min_score", "0 to 100")]
    [InlineData("?min_score=-1", "min_score", "0 to 100")]
    [InlineData("?min_score=NaN", "min_score", "0 to 100")]
    [InlineData("?max_score=1e2", "max_score", "0 to 100")]
    [InlineData("?min_score=50&max_score=40", "min_score", "above max_score")]
    [InlineData("?from=01/02/2026", "from", "2026-01-31")]
    [InlineData("?to=yesterday", "to", "2026-01-31")]
    [InlineData("?from=2026-02-01&to=2026-02-01", "from", "before to")]
    [InlineData("?candidate=a%00b", "candidate", "NUL")]
    public void A_wrong_filter_is_named_with_what_is_allowed(string query, string field, string allowed)
    {
        var failed = Assert.Throws<ValidationFailedException>(() => SubmissionFilter.Read(Query(query)));

        Assert.Contains(allowed, Assert.Single(failed.Errors[field]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_submission_is_stuck_when_its_alarm_is_more_than_five_minutes_overdue()
    {
        var now = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.True(Stuck(now.AddMinutes(-5).AddSeconds(-1)));
        Assert.False(Stuck(now.AddMinutes(-5)));
        Assert.False(Stuck(null));

        bool Stuck(DateTimeOffset? wakeAt) => SubmissionItem.Of(new SubmissionListItem { WakeAt = wakeAt }, now).Stuck;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(50)]
    public async Task Failed_submissions_of_both_stages_are_one_list_each_once(int limit)
    {
        SubmissionListItem[] failed =
        [
            Failed("s1", StageStatus.Failed, StageStatus.Pending),
            Failed("s2", StageStatus.Failed, StageStatus.Failed),
            Failed("s3", StageStatus.Failed, StageStatus.Pending),
            Failed("r1", StageStatus.Completed, StageStatus.Failed),
            Failed("r2", StageStatus.Completed, StageStatus.Failed),
        ];

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var filter = DeadLetterFilter.Read(Query($"?limit={limit}&cursor={cursor}"));
            var page = await DeadLetterList.ReadAsync(filter, null, query => Task.FromResult(PageOf(failed, query)));
            Assert.True(page.Items.Count <= limit);
            seen.AddRange(page.Items.Select(i => $"{i.SubmissionId} {i.Stage} {i.ReasonCode} {i.Description}"));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(
            ["s1 Score grader_down no answer: 503", "s2 Score grader_down no answer: 503", "s3 Score grader_down no answer: 503", "r1 Report grader_down no answer: 503", "r2 Report grader_down no answer: 503"],
            seen);
    }

    [Theory]
    [InlineData("?cursor=nothing")]
    [InlineData("?cursor=other.1")]
    [InlineData("?stage=score&cursor=report.1")]
    public void A_cursor_of_another_list_is_refused(string query) =>
        Assert.Equal("invalid_cursor", Assert.Throws<AssayException>(() => DeadLetterFilter.Read(Query(query))).Code);

    private static SubmissionListItem Failed(string id, StageStatus scoring, StageStatus report) => new()
    {
        SubmissionId = id,
        ScoringStatus = scoring,
        ReportStatus = report,
        LastError = "grader_down: no answer: 503",
    };

    private static SubmissionPage PageOf(SubmissionListItem[] stored, SubmissionQuery query)
    {
        var found = stored.Where(s => (query.ScoringStatus is null || s.ScoringStatus == query.ScoringStatus) && (query.ReportStatus is null || s.ReportStatus == query.ReportStatus)).ToArray();
        var start = query.Cursor is { } cursor ? int.Parse(cursor, null) : 0;
        var end = Math.Min(start + query.Limit, found.Length);
        return new SubmissionPage([.. found[start..end]], end < found.Length ? $"{end}" : null);
    }

    private static QueryCollection Query(string text) => new(QueryHelpers.ParseQuery(text));
}
