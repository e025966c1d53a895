using System.Collections.Immutable;
using Assay.Assessments;

namespace Assay.Scoring;

/// <summary>One question's score and everything that explains it.</summary>
[GenerateSerializer]
[Immutable]
[Alias("assay.QuestionScore")]
public sealed record QuestionScore
{
    /// <summary>The question.</summary>
    [Id(0)]
    public string QuestionId { get; init; } = "";

    /// <summary>Its type.</summary>
    [Id(1)]
    public QuestionType Type { get; init; }

    /// <summary>Its skill, as the assessment names it.</summary>
    [Id(2)]
    public string Skill { get; init; } = "";

    /// <summary>Its points at stake.</summary>
    [Id(3)]
    public int MaxPoints { get; init; }

    /// <summary>How the score came about.</summary>
    [Id(4)]
    public ScoreOutcome Outcome { get; init; }

    /// <summary>0..1; for a question that waits for a human the grader's provisional estimate is in <see cref="SuggestedScore"/> and this is 0.</summary>
    [Id(5)]
    public decimal Score { get; init; }

    /// <summary>Score × points.</summary>
    [Id(6)]
    public decimal Points { get; init; }

    /// <summary>What the grader would have given, 0..1, when a human must decide, or gave before one did; null when it had nothing to say.</summary>
    [Id(7)]
    public decimal? SuggestedScore { get; init; }

    /// <summary>Grader's name, for example <c>embedded-content</c>.</summary>
    [Id(8)]
    public string Grader { get; init; } = "";

    /// <summary>Grader's version.</summary>
    [Id(9)]
    public string GraderVersion { get; init; } = "";

    /// <summary>How sure the grader is, 0..1.</summary>
    [Id(10)]
    public decimal Confidence { get; init; }

    /// <summary>Sentences for the admin; never shown to candidates.</summary>
    [Id(11)]
    public string Feedback { get; init; } = "";

    /// <summary>The score per criterion, 0..1 each.</summary>
    [Id(12)]
    public ImmutableArray<CriterionScore> Criteria { get; init; } = [];

    /// <summary>Terms of the reference or rubric that the answer holds.</summary>
    [Id(13)]
    public ImmutableArray<string> MatchedTerms { get; init; } = [];

    /// <summary>Terms of the reference or rubric that it lacks, the weightiest first.</summary>
    [Id(14)]
    public ImmutableArray<string> MissedTerms { get; init; } = [];

    /// <summary>Why a human must look, or why a gate gave 0: a stable code, for example <c>no_reference</c>, <c>copied_question</c>.</summary>
    [Id(15)]
    public string? ReasonCode { get; init; }

    /// <summary>Multiple choice: the option the answer was read as, or null.</summary>
    [Id(16)]
    public string? SelectedOptionId { get; init; }

    /// <summary>Multiple choice: the right option.</summary>
    [Id(17)]
    public string? CorrectOptionId { get; init; }

    /// <summary>The human whose mark this is, or null.</summary>
    [Id(18)]
    public string? MarkedBy { get; init; }

    /// <summary>Why the human marked it so, or null.</summary>
    [Id(19)]
    public string? MarkReason { get; init; }

    // Rows of earlier versions lack what follows, and reading them sets it to no array at all.

    /// <summary>Where in the answer the matched terms stand.</summary>
    [Id(20)]
    public ImmutableArray<EvidenceSpan> Evidence { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The score per item of the question's own rubric, where it lists items.</summary>
    [Id(21)]
    public ImmutableArray<RubricItemScore> RubricItems { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What in the answer was addressed to the grader, or null.</summary>
    [Id(22)]
    public AttackFinding? Attack { get; init; }

    /// <summary>How a model judged it, or null when none was asked.</summary>
    [Id(23)]
    public ModelTrace? Model { get; init; }

    /// <summary>Coding: what came of each test case, where code was run.</summary>
    [Id(24)]
    public ImmutableArray<CodeTestResult> CodeTests { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>A request for a second look by a human that no mark has answered yet, or null.</summary>
    [Id(25)]
    public RegradeRequest? Regrade { get; init; }
}
