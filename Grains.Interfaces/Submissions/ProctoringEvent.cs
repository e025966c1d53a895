namespace Assay.Submissions;

/// <summary>Something the candidate's browser noticed during the test.</summary>
/// <param name="Timestamp">When, as the client said.</param>
/// <param name="EventType">An open string, for example <c>tab_switch</c>.</param>
/// <param name="DetailsJson">The client's details object as JSON text, or null.</param>
[GenerateSerializer]
[Immutable]
[Alias("assay.ProctoringEvent")]
public sealed record ProctoringEvent(string? Timestamp, string EventType, string? DetailsJson);
