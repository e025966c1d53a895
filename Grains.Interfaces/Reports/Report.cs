using System.Collections.Immutable;
using Assay.Scoring;

namespace Assay.Reports;

/// <summary>A report, written from one stored evaluation and from nothing else.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.Report")]
public sealed record Report
{
    /// <summary><c>report_</c> + submission key without its prefix + <c>.run.revision</c>.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>The evaluation it was written from.</summary>
    [Id(1)]
    public string EvaluationId { get; init; } = "";

    /// <summary>A few sentences for a reader in a hurry.</summary>
    [Id(2)]
    public string ExecutiveSummary { get; init; } = "";

    /// <summary>Each question with its score and feedback, as plain text.</summary>
    [Id(3)]
    public string DetailedAnalysis { get; init; } = "";

    /// <summary>Numbered recommendations, in order, without the number.</summary>
    [Id(4)]
    public ImmutableArray<string> Recommendations { get; init; } = [];

    /// <summary>One entry per skill.</summary>
    [Id(5)]
    public ImmutableArray<SkillScore> Competencies { get; init; } = [];

    /// <summary>One entry per finer label (tag) inside the skills; empty when the assessment has none.</summary>
    [Id(6)]
    public ImmutableArray<SkillScore> SubSkills { get; init; } = [];

    /// <summary>At most 5, with their evidence; fewer than 3 when there is no evidence for more.</summary>
    [Id(7)]
    public ImmutableArray<string> Strengths { get; init; } = [];

    /// <summary>At most 5, with their evidence; fewer than 3 when there is no evidence for more.</summary>
    [Id(8)]
    public ImmutableArray<string> AreasForDevelopment { get; init; } = [];

    /// <summary>The evaluation's points.</summary>
    [Id(9)]
    public decimal OverallScore { get; init; }

    /// <summary>The evaluation's percentage.</summary>
    [Id(10)]
    public decimal PercentageScore { get; init; }

    /// <summary>When it was written, UTC.</summary>
    [Id(11)]
    public DateTimeOffset GeneratedAt { get; init; }

    /// <summary>What wrote it, for example <c>deterministic-v1</c>.</summary>
    [Id(12)]
    public string GenerationMethod { get; init; } = "";

    /// <summary>How long writing took, seconds.</summary>
    [Id(13)]
    public double GenerationSeconds { get; init; }

    /// <summary>The model that wrote it, or null.</summary>
    [Id(14)]
    public string? Model { get; init; }

    /// <summary>What the model's call cost, also when its text was rejected; null when none was asked.</summary>
    [Id(15)]
    public CostBreakdown? Cost { get; init; }

    /// <summary>SHA-256 of what the model was told, without the evaluation, lower-case hexadecimal; null when none was asked.</summary>
    [Id(16)]
    public string? PromptHash { get; init; }
}
