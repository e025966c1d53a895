namespace Assay.Audit;

/// <summary>Which audit entries; null means any.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.AuditQuery")]
public sealed record AuditQuery
{
    /// <summary>Exactly this actor.</summary>
    [Id(0)]
    public string? Actor { get; init; }

    /// <summary>Exactly this action.</summary>
    [Id(1)]
    public string? Action { get; init; }

    /// <summary>Exactly this subject.</summary>
    [Id(2)]
    public string? Subject { get; init; }

    /// <summary>Not before, UTC.</summary>
    [Id(3)]
    public DateTimeOffset? From { get; init; }

    /// <summary>Before, UTC.</summary>
    [Id(4)]
    public DateTimeOffset? To { get; init; }

    /// <summary>Page size, 1–200.</summary>
    [Id(5)]
    public int Limit { get; init; } = 50;

    /// <summary>The cursor of the page before; a broken one is refused with <c>invalid_cursor</c>.</summary>
    [Id(6)]
    public string? Cursor { get; init; }
}
