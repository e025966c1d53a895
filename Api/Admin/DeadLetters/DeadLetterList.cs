using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>Lists failed submissions of both stages, scoring first, as one list.</summary>
internal static class DeadLetterList
{
    private const int MostPages = 10;

    /// <summary>Pages until one holds a letter of the asked reason, at most ten: the next cursor says whether there is more.</summary>
    public static async Task<DeadLetterPage> ReadAsync(DeadLetterFilter filter, string? reason, Func<SubmissionQuery, Task<SubmissionPage>> list)
    {
        for (var pages = 1; ; pages++)
        {
            var page = await ReadAsync(filter, list);
            if (reason is not null)
                page = page with { Items = [.. page.Items.Where(letter => letter.ReasonCode == reason)] };
            if (page.NextCursor is not { } more || page.Items.Count > 0 || pages == MostPages)
                return page;
            filter = filter.From(more);
        }
    }

    private static async Task<DeadLetterPage> ReadAsync(DeadLetterFilter filter, Func<SubmissionQuery, Task<SubmissionPage>> list)
    {
        var page = await list(OfStage(filter.Query, filter.Begin));
        var letters = page.Items.Where(i => IsOf(i, filter.Begin)).Select(i => DeadLetter.Of(i, filter.Begin)).ToList();
        if (page.NextCursor is { } more)
            return new DeadLetterPage(letters, DeadLetterFilter.CursorOf(filter.Begin, more));
        if (filter.Begin == Stage.Report || filter.Only is not null)
            return new DeadLetterPage(letters, null);

        var room = filter.Query.Limit - letters.Count;
        if (room == 0)
            return new DeadLetterPage(letters, DeadLetterFilter.CursorOf(Stage.Report, null));
        var reports = await list(OfStage(filter.Query with { Cursor = null, Limit = room }, Stage.Report));
        letters.AddRange(reports.Items.Where(i => IsOf(i, Stage.Report)).Select(i => DeadLetter.Of(i, Stage.Report)));
        return new DeadLetterPage(letters, reports.NextCursor is { } rest ? DeadLetterFilter.CursorOf(Stage.Report, rest) : null);
    }

    private static SubmissionQuery OfStage(SubmissionQuery query, Stage stage) => stage == Stage.Score
        ? query with { ScoringStatus = StageStatus.Failed }
        : query with { ReportStatus = StageStatus.Failed };

    // A submission is listed once, at the stage that stopped it.
    private static bool IsOf(SubmissionListItem item, Stage stage) =>
        stage == Stage.Score || item.ScoringStatus != StageStatus.Failed;
}
