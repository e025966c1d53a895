namespace Assay.Scoring;

/// <summary>What a grader says about an answer.</summary>
public enum GradeVerdict
{
    /// <summary>Judged.</summary>
    Graded,

    /// <summary>A non-answer: 0, with the reason.</summary>
    Gated,

    /// <summary>A human must look, with the reason.</summary>
    HumanReview,
}
