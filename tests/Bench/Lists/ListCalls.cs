using System.Collections.Concurrent;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Bench;

/// <summary>The calls that an admin's pages make.</summary>
internal static class ListCalls
{
    public static IEnumerable<(string Name, Func<int, Task> Call)> Of(ICatalogGrain catalog)
    {
        var cursors = new ConcurrentQueue<string>();
        yield return ("newest page", _ => catalog.ListSubmissions(new SubmissionQuery()));
        yield return ("page after page, newest first", _ => NextPageAsync(catalog, cursors, new SubmissionQuery()));
        yield return ("completed ones", _ => catalog.ListSubmissions(new SubmissionQuery { Status = SubmissionStatus.Completed }));
        yield return ("failed ones (none)", _ => catalog.ListSubmissions(new SubmissionQuery { ScoringStatus = StageStatus.Failed }));
        yield return ("one assessment", index => catalog.ListSubmissions(new SubmissionQuery { AssessmentId = ListRows.Assessment(index) }));
        yield return ("one candidate", index => catalog.ListSubmissions(new SubmissionQuery { CandidateEmail = ListRows.Email(index) }));
        yield return ("best scores", _ => catalog.ListSubmissions(new SubmissionQuery { Sort = SubmissionSort.ScoreDescending }));
        yield return ("one assessment, score 80 to 90, newest first", index => catalog.ListSubmissions(
            new SubmissionQuery { AssessmentId = ListRows.Assessment(index), MinScore = 80, MaxScore = 90 }));
        yield return ("dashboard", _ => catalog.GetTotals(null));
        yield return ("dashboard of one source", _ => catalog.GetTotals("talens-interview"));
    }

    // Each worker takes up a cursor where another one left off; a new walk begins when there is none.
    private static async Task NextPageAsync(ICatalogGrain catalog, ConcurrentQueue<string> cursors, SubmissionQuery query)
    {
        var page = await catalog.ListSubmissions(cursors.TryDequeue(out var cursor) ? query with { Cursor = cursor } : query);
        if (page.NextCursor is { } next)
            cursors.Enqueue(next);
    }
}
