using System.Collections.Immutable;

namespace Assay.Scoring.Embedded.Strictness;

/// <summary>What a strictness row holds.</summary>
public sealed record StrictnessState
{
    /// <summary>Layout of this document.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The grader that gave the grades.</summary>
    public int GraderVersion { get; init; }

    /// <summary>The marks, the latest last.</summary>
    public ImmutableArray<MarkedGrade> Marks { get; init; } = [];

    /// <summary>How many marks came or changed since the curve was made.</summary>
    public int Changes { get; init; }

    /// <summary>The curve in force.</summary>
    public StrictnessCurve? Curve { get; init; }

    /// <summary>The number of the last curve, also when none is in force.</summary>
    public int CurveVersion { get; init; }
}
