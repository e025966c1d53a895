using System.Text.Json.Serialization;
using Assay.Catalog;
using Assay.Submissions;

namespace Assay.Api.Admin.DeadLetters;

/// <summary>One page of failed submissions.</summary>
internal sealed record DeadLetterPage(IReadOnlyList<DeadLetter> Items, [property: JsonPropertyName("next_cursor")] string? NextCursor)
{
    /// <summary>What the bus says of them.</summary>
    public BusLetters Bus { get; init; } = new(false, 0, false, null, []);
}

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
    /// <summary>Its dead letter; null when the bus has none, or there is no bus.</summary>
    public LetterView? Bus { get; init; }

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
