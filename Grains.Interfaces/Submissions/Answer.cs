using System.Collections.Immutable;

namespace Assay.Submissions;

/// <summary>One answer as the candidate gave it. What it means depends on the question, not on what the client claims.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.Answer")]
public sealed record Answer
{
    /// <summary>The question it answers.</summary>
    [Id(0)]
    public string QuestionId { get; init; } = "";

    /// <summary>The text, code, or chosen option (id, zero-based index or text); null when left open.</summary>
    [Id(1)]
    public string? SubmittedAnswer { get; init; }

    /// <summary>Seconds spent, as the client measured them.</summary>
    [Id(2)]
    public int TimeSpent { get; init; }

    /// <summary>Coding only: the candidate's earlier runs, oldest first.</summary>
    [Id(3)]
    public ImmutableArray<CodeSubmission> CodeSubmissions { get; init; } = [];
}
