using System.Collections.Immutable;

namespace Assay.Assessments;

/// <summary>One immutable version of an assessment: what was asked, for how long, and for how many points.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.AssessmentDefinition")]
public sealed record AssessmentDefinition
{
    /// <summary>The assessment's id, <c>assess_…</c>.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>1 for the first, one more for each published change.</summary>
    [Id(1)]
    public int Version { get; init; } = 1;

    /// <summary>3–200 characters.</summary>
    [Id(2)]
    public string Title { get; init; } = "";

    /// <summary>10–1,000 characters; empty for a test created inline without one.</summary>
    [Id(3)]
    public string Description { get; init; } = "";

    /// <summary>Minutes from the first start, 1–480.</summary>
    [Id(4)]
    public int DurationMinutes { get; init; } = 60;

    /// <summary>The role it screens for, free text.</summary>
    [Id(5)]
    public string? TargetRole { get; init; }

    /// <summary>E-mail of the admin who created this version.</summary>
    [Id(6)]
    public string CreatedBy { get; init; } = "";

    /// <summary>When this version was created, UTC.</summary>
    [Id(7)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>1–50 questions.</summary>
    [Id(8)]
    public ImmutableArray<Question> Questions { get; init; } = [];
}
