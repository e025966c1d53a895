namespace Assay.Scoring;

/// <summary>How a question's score came about.</summary>
public enum ScoreOutcome
{
    /// <summary>A grader judged it.</summary>
    Graded,

    /// <summary>Nothing was answered: 0.</summary>
    Unanswered,

    /// <summary>A gate found a non-answer (gibberish, "don't know", the copied question): 0.</summary>
    Gated,

    /// <summary>No grader can judge it: 0 so far, a human must look.</summary>
    HumanReview,

    /// <summary>A human marked it.</summary>
    Marked,
}
