using System.Collections.Immutable;

namespace Assay.Scoring;

/// <summary>
/// The result of one scoring: every question of the assessment with its score, and the sums. Points, scores and percentages
/// are decimals rounded half-even to six places.
/// </summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.Evaluation")]
public sealed record Evaluation
{
    /// <summary><c>eval_</c> + submission key without its prefix + <c>.run.revision</c>.</summary>
    [Id(0)]
    public string Id { get; init; } = "";

    /// <summary>1 for the first scoring, one more for each rescore.</summary>
    [Id(1)]
    public int RunSequence { get; init; }

    /// <summary>0 from the graders, one more for each human mark in this run.</summary>
    [Id(2)]
    public int Revision { get; init; }

    /// <summary><c>initial</c>, <c>rescore</c>, <c>model_upgrade</c> or <c>mark</c>.</summary>
    [Id(3)]
    public string Trigger { get; init; } = "initial";

    /// <summary>How it was graded, for example <c>embedded</c>.</summary>
    [Id(4)]
    public string Method { get; init; } = "embedded";

    /// <summary>The assessment's version it was scored against.</summary>
    [Id(5)]
    public int AssessmentVersion { get; init; }

    /// <summary>The scoring rubric's name, for example <c>default</c>.</summary>
    [Id(6)]
    public string Rubric { get; init; } = "default";

    /// <summary>When grading began, UTC.</summary>
    [Id(7)]
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When grading ended, UTC.</summary>
    [Id(8)]
    public DateTimeOffset CompletedAt { get; init; }

    /// <summary>One entry for every question of the assessment, in its order.</summary>
    [Id(9)]
    public ImmutableArray<QuestionScore> Questions { get; init; } = [];

    /// <summary>Sum of the points reached.</summary>
    [Id(10)]
    public decimal TotalPoints { get; init; }

    /// <summary>Sum of the points of every question of the assessment.</summary>
    [Id(11)]
    public decimal MaxPoints { get; init; }

    /// <summary>100 × total / maximum; 0 when nothing is scoreable.</summary>
    [Id(12)]
    public decimal Percentage { get; init; }

    /// <summary>The band of the rounded percentage, for example <c>Solid</c>.</summary>
    [Id(13)]
    public string Band { get; init; } = "";

    /// <summary>True while at least one question waits for a human; its points count 0 so far.</summary>
    [Id(14)]
    public bool Provisional { get; init; }

    /// <summary>The percentage if every waiting question got 0.</summary>
    [Id(15)]
    public decimal LowestPercentage { get; init; }

    /// <summary>The percentage if every waiting question got its full points.</summary>
    [Id(16)]
    public decimal HighestPercentage { get; init; }

    /// <summary>Name and version of every grader that took part.</summary>
    [Id(17)]
    public ImmutableArray<string> DriverVersions { get; init; } = [];

    /// <summary>What it cost.</summary>
    [Id(18)]
    public CostBreakdown Cost { get; init; } = new(0, 0, 0);

    /// <summary>The evaluation that this one replaces, or null.</summary>
    [Id(19)]
    public string? ReEvaluationOf { get; init; }
}
