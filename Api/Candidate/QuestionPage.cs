namespace Assay.Api.Candidate;

/// <summary>Some of the questions.</summary>
/// <param name="Success">Always true.</param>
/// <param name="Questions">The questions of this page.</param>
/// <param name="NextCursor">For the next page; null on the last.</param>
/// <param name="Total">How many there are.</param>
/// <param name="PageSize">How many were asked for.</param>
/// <param name="Returned">How many these are.</param>
internal sealed record QuestionPage(
    bool Success,
    IReadOnlyList<QuestionView> Questions,
    string? NextCursor,
    int Total,
    int PageSize,
    int Returned);
