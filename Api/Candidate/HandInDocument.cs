namespace Assay.Api.Candidate;

/// <summary>The body of submit and autosave as clients send it, for the API's description; it is read far more leniently than this.</summary>
internal sealed record HandInDocument(
    IReadOnlyList<HandInDocument.AnswerDocument> Answers,
    IReadOnlyList<HandInDocument.EventDocument> ProctoringEvents,
    bool AutoSubmitted,
    int ViolationCount,
    string? AutoSubmitReason,
    string? AutoSubmitTimestamp)
{
    internal sealed record AnswerDocument(
        string QuestionId,
        string QuestionType,
        string? SubmittedAnswer,
        int TimeSpent,
        IReadOnlyList<CodeRunDocument>? CodeSubmissions);

    internal sealed record CodeRunDocument(string Code, string? Timestamp, string? Output, string? Error);

    internal sealed record EventDocument(string? Timestamp, string EventType, object? Details);
}
