using System.Text.Json.Serialization;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.Queue;

/// <summary>Lists failed submissions of both stages, scoring first, as one list.</summary>
internal static class DeadLetterList
{
    public static async Task<DeadLetterPage> ReadAsync(DeadLetterFilter filter, Func<SubmissionQuery, Task<SubmissionPage>> list)
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

/// <summary>One page of failed submissions.</summary>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, [property: JsonPropertyName("next_cursor")] string? NextCursor);

/// <summary>A failed submission.</summary>
internal sealed record DeadLetter(
    [property: JsonPropertyName("submission_id")] string SubmissionId,
    Stage Stage,
    [property: JsonPropertyName("assessment_id")] string AssessmentId,
    [property: JsonPropertyName("candidate_email")] string CandidateEmail,
    [property: JsonPropertyName("reason_code")] string? ReasonCode,
    string? Description,
    int Attempts,
    [property: JsonPropertyName("run_sequence")] int RunSequence,
    [property: JsonPropertyName("created_at")] DateTimeOffset CreatedAt,
    [property: JsonPropertyName("completed_at")] DateTimeOffset? CompletedAt)
{
    public static DeadLetter Of(SubmissionListItem item, Stage stage)
    {
        // The store keeps the last error as «code: description».
        var error = item.LastError?.Split(": ", 2);
        return new DeadLetter(
            item.SubmissionId,
            stage,
            item.AssessmentId,
            item.CandidateEmail,
            error?[0],
            error is [_, var description] ? description : null,
            item.Attempts,
            item.RunSequence,
            item.CreatedAt,
            item.CompletedAt);
    }
}
