using System.Collections.Immutable;

namespace Assay.Submissions;

/// <summary>
/// What a client hands in or autosaves, after the API has parsed it leniently: single answers and events that could not
/// be read are left out and counted, never a reason to refuse the rest.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.AnswerSheet")]
public sealed record AnswerSheet
{
    /// <summary>The answers that could be read; the last one wins where a question is answered twice.</summary>
    [Id(0)]
    public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>The events that could be read, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<ProctoringEvent> ProctoringEvents { get; init; } = [];

    /// <summary>Notes on what was left out, for example <c>answer 3: questionId is missing</c>; never the content itself.</summary>
    [Id(2)]
    public ImmutableArray<string> Dropped { get; init; } = [];
}
