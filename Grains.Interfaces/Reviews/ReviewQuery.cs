namespace Assay.Reviews;

/// <summary>Which submissions with answers that wait for a human, the longest waiting first; null means any.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.ReviewQuery")]
public sealed record ReviewQuery
{
    /// <summary>Exactly this assessment.</summary>
    [Id(0)]
    public string? AssessmentId { get; init; }

    /// <summary>At least one question waits for this reason, a stable code.</summary>
    [Id(1)]
    public string? Reason { get; init; }

    /// <summary>Page size, 1–200.</summary>
    [Id(2)]
    public int Limit { get; init; } = 50;

    /// <summary>The cursor of the page before.</summary>
    [Id(3)]
    public string? Cursor { get; init; }
}
