using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Submissions;

namespace Assay.Api.Admin.Submissions;

/// <summary>One answer as it was handed in.</summary>
internal sealed record AnswerView(
    [property: JsonPropertyName("question_id")] string QuestionId,
    [property: JsonPropertyName("submitted_answer")] string? SubmittedAnswer,
    [property: JsonPropertyName("time_spent")] int TimeSpent,
    [property: JsonPropertyName("code_submissions")] IReadOnlyList<CodeSubmission> CodeSubmissions)
{
    public static AnswerView Of(Answer answer) => new(answer.QuestionId, answer.SubmittedAnswer, answer.TimeSpent, answer.CodeSubmissions);
}

/// <summary>Something the candidate's browser noticed.</summary>
internal sealed record ProctoringEventView(
    string? Timestamp,
    [property: JsonPropertyName("event_type")] string EventType,
    JsonElement? Details)
{
    public static ProctoringEventView Of(ProctoringEvent noticed) => new(noticed.Timestamp, noticed.EventType, Parse(noticed.DetailsJson));

    private static JsonElement? Parse(string? json)
    {
        if (json is null)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Whatever a browser sent stays visible, as the text it was.
            return JsonSerializer.SerializeToElement(json);
        }
    }
}
