using System.Collections.Immutable;

namespace Assay.Scoring;

/// <summary>A grader's judgement of one answer.</summary>
public sealed record AnswerGrade
{
    /// <summary>What the grader says.</summary>
    public GradeVerdict Verdict { get; init; }

    /// <summary>The criteria it judged, 0..1 each; may hold an estimate with <see cref="GradeVerdict.HumanReview"/>, is empty with <see cref="GradeVerdict.Gated"/>.</summary>
    public ImmutableArray<CriterionScore> Criteria { get; init; } = [];

    /// <summary>How sure it is, 0..1.</summary>
    public decimal Confidence { get; init; }

    /// <summary>Sentences for the admin.</summary>
    public string Feedback { get; init; } = "";

    /// <summary>Why it was gated or handed to a human, a stable code.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Expected terms found.</summary>
    public ImmutableArray<string> MatchedTerms { get; init; } = [];

    /// <summary>Expected terms missing, the weightiest first.</summary>
    public ImmutableArray<string> MissedTerms { get; init; } = [];

    /// <summary>The grader's name.</summary>
    public string Grader { get; init; } = "";

    /// <summary>The grader's version.</summary>
    public string GraderVersion { get; init; } = "";

    /// <summary>Paid calls made for it.</summary>
    public int ModelCalls { get; init; }

    /// <summary>Tokens of those calls.</summary>
    public int Tokens { get; init; }

    /// <summary>Where in the answer the matched terms stand.</summary>
    public ImmutableArray<EvidenceSpan> Evidence { get; init; } = [];

    /// <summary>The score per item of the question's own rubric, where it lists items.</summary>
    public ImmutableArray<RubricItemScore> RubricItems { get; init; } = [];

    /// <summary>How a model judged it, or null when none was asked.</summary>
    public ModelTrace? Model { get; init; }

    /// <summary>What came of each test case, where code was run.</summary>
    public ImmutableArray<CodeTestResult> CodeTests { get; init; } = [];

    /// <summary>True when a model was to judge it and could not be had.</summary>
    public bool FellBack { get; init; }
}
