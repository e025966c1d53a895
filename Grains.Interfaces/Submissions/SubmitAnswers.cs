namespace Assay.Submissions;

/// <summary>A candidate hands in.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.SubmitAnswers")]
public sealed record SubmitAnswers
{
    /// <summary>The caller's candidate id, from its token; checked against the owner.</summary>
    [Id(0)]
    public string CandidateId { get; init; } = "";

    /// <summary>One id for each HTTP request, the same when the API repeats the call: a repeat of the accepted one gets the first reply.</summary>
    [Id(1)]
    public string RequestId { get; init; } = "";

    /// <summary>What is handed in.</summary>
    [Id(2)]
    public AnswerSheet Sheet { get; init; } = new();

    /// <summary>True when the client handed in on the candidate's behalf.</summary>
    [Id(3)]
    public bool AutoSubmitted { get; init; }

    /// <summary>Violations the client counted.</summary>
    [Id(4)]
    public int ViolationCount { get; init; }

    /// <summary>The client's reason for an automatic hand-in.</summary>
    [Id(5)]
    public string? AutoSubmitReason { get; init; }

    /// <summary>The client's time of an automatic hand-in.</summary>
    [Id(6)]
    public string? AutoSubmitTimestamp { get; init; }
}
